package c10k.bench.pool;

import java.time.Duration;
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
  private volatile long makingNanos;

  /** From now on it takes so long to make an item; at first it takes no time. */
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
    return new Item();
  }

  /** Ends an item. */
  public void end(Item item) {
    ended.increment();
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
}
