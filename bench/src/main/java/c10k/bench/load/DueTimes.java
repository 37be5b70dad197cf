package c10k.bench.load;

/** A queue of times, first in, first out, that grows and never boxes. Confined to one thread. */
final class DueTimes {
  private static final int FIRST_CAPACITY = 16;

  /** Its length is a power of two. */
  private long[] ring = new long[FIRST_CAPACITY];

  private int first;
  private int count;

  boolean isEmpty() {
    return count == 0;
  }

  int count() {
    return count;
  }

  void add(long nanos) {
    if (count == ring.length) {
      grow();
    }
    ring[(first + count) & (ring.length - 1)] = nanos;
    count++;
  }

  /** Takes the oldest; there must be one. */
  long remove() {
    long oldest = ring[first];
    first = (first + 1) & (ring.length - 1);
    count--;
    return oldest;
  }

  void clear() {
    count = 0;
  }

  private void grow() {
    var larger = new long[ring.length * 2];
    int untilWrap = ring.length - first;
    System.arraycopy(ring, first, larger, 0, untilWrap);
    System.arraycopy(ring, 0, larger, untilWrap, first);
    ring = larger;
    first = 0;
  }
}
