package c10k.loop.buffer;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * Cuts small allocations from larger pieces of memory, which are used again when all that was cut from
 * them has been given back. That saves allocation and clearing, both of which cost more than a small
 * buffer is worth.
 *
 * <p>Memory that is used again still has its old bytes: {@link #allocUnsafe} means just that. Whoever
 * sends more of such a buffer than was written to it sends what somebody else had in it before, a
 * password perhaps. (In Node the old bytes are whatever {@code malloc} finds; Java clears new memory,
 * so that here only a slab's second use is unsafe.)
 *
 * <p>Threads: one at a time; one of these for each loop.
 */
public final class Slabs {
  /** Length of the memory from which small ones are cut. */
  public static final int SLAB_LENGTH = 8_192;

  /** From this length on, an allocation gets memory of its own. */
  public static final int LARGE = SLAB_LENGTH / 2;

  /** So many free slabs are kept: more than that were a peak that is over. */
  private static final int MAX_FREE = 64;

  /** Each one begins at a multiple of this, so that a number in it does not straddle cache lines. */
  private static final int ALIGNMENT = 8;

  private final ArrayDeque<Slab> free = new ArrayDeque<>();
  private Slab current = new Slab();

  /** Memory that several share. */
  static final class Slab {
    private final ByteBuffer memory = ByteBuffer.allocate(SLAB_LENGTH);
    private int used;
    private int shares;

    private boolean hasRoomFor(int length) {
      return SLAB_LENGTH - used >= length;
    }

    private Bytes cut(int length) {
      var share = new Bytes(memory.slice(used, length), this);
      used = Math.min(SLAB_LENGTH, (used + length + ALIGNMENT - 1) & -ALIGNMENT);
      shares++;
      return share;
    }
  }

  /** New memory, filled with zeros: as safe as {@link Bytes#alloc}, and the same. */
  public Bytes alloc(int length) {
    return Bytes.alloc(length);
  }

  /** Memory with whatever is in it. Write all of it before anybody reads it. */
  public Bytes allocUnsafe(int length) {
    if (length >= LARGE || length == 0) {
      return Bytes.alloc(length);
    }
    if (!current.hasRoomFor(length)) {
      var next = free.poll();
      current = next == null ? new Slab() : next;
    }
    return current.cut(length);
  }

  /**
   * Takes memory back, to be used again; neither it nor a slice of it may be used after that. It need not
   * be given back: memory that is not, is left to the garbage collector, with its slab.
   *
   * @throws IllegalStateException if it was given back before
   */
  public void recycle(Bytes bytes) {
    var slab = bytes.takeSlab();
    if (slab == null) {
      return;
    }
    slab.shares--;
    if (slab.shares == 0) {
      slab.used = 0;
      if (slab != current && free.size() < MAX_FREE) {
        free.add(slab);
      }
    }
  }

  /** How many slabs wait for a second use. */
  public int freeSlabs() {
    return free.size();
  }
}
