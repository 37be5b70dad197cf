package c10k.bench.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/**
 * Makes and ends the items of one pool, takes as long as it is told to, and counts.
 *
 * <p>Threads: any. The counters are adders, because without a pool every caller comes here.
 */
public final class Workshop {
  private final LongAdder begun = new LongAdder();
  private final LongAdder made = new LongAdder();
  private final LongAdder ended = new LongAdder();
  private final Queue<Change> diary = new ConcurrentLinkedQueue<>();
  private volatile long makingNanos;

  /** One item more or less. */
  private record Change(long nanos, int by) {}

  /** From now on it takes so long to make an item, and is put down when; at first it takes no time. */
  public void makingTakes(Duration time) {
    makingNanos = time.toNanos();
  }

  /**
   * Makes an item.
   *
   * @throws InterruptedException if interrupted while at it; the item does not count as made
   */
  public Item make() throws InterruptedException {
    begun.increment();
    try {
      Pause.forNanos(makingNanos);
    } catch (InterruptedException e) {
      begun.decrement();
      throw e;
    }
    made.increment();
    putDown(1);
    return new Item();
  }

  /** Ends an item. */
  public void end(Item item) {
    ended.increment();
    putDown(-1);
  }

  /** Not where items cost nothing: those are counted by the million. */
  private void putDown(int by) {
    if (makingNanos > 0) {
      diary.add(new Change(System.nanoTime(), by));
    }
  }

  /** Items made so far. */
  public long made() {
    return made.sum();
  }

  /** Items that are being made. */
  public long underWay() {
    return begun.sum() - made.sum();
  }

  /** Items that were made and not ended. */
  public long existing() {
    return made.sum() - ended.sum();
  }

  /** How many there were since making began to take time, as far as it was put down. */
  List<SizeStep> steps(long sizeBefore) {
    var steps = new ArrayList<SizeStep>();
    long size = sizeBefore;
    for (var change : diary.stream().sorted(Comparator.comparingLong(Change::nanos)).toList()) {
      size += change.by();
      steps.add(new SizeStep(change.nanos(), size));
    }
    return List.copyOf(steps);
  }
}
