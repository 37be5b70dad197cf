package c10k.bench.pool;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The control: a fair semaphore over items that were all made at the start. The JDK promises that it
 * serves its callers in the order in which they came, so that overtakes that are seen here are the
 * measurement's. A fair {@link java.util.concurrent.ArrayBlockingQueue} would not do: who is woken
 * there must take the lock again, and finds that a newcomer was quicker.
 */
final class FairContestant implements PoolContestant {
  static final String LABEL = "fair-semaphore";

  @Override
  public String label() {
    return LABEL;
  }

  @Override
  public String description() {
    return "a fair semaphore over items that are never more: the control for overtakes";
  }

  @Override
  public PoolUnderTest<?> open(PoolSize size, Workshop workshop) throws InterruptedException {
    var items = new ConcurrentLinkedQueue<Item>();
    for (int i = 0; i < size.min(); i++) {
      items.add(workshop.make());
    }
    return new Opened(new Semaphore(size.min(), true), items, workshop);
  }

  /** Permits and items, never more of the former. */
  private record Opened(Semaphore permits, Queue<Item> items, Workshop workshop) implements PoolUnderTest<Item> {

    @Override
    public Item acquire() throws InterruptedException, TimeoutException {
      if (!permits.tryAcquire(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new TimeoutException("The semaphore had no permit within " + PATIENCE.toSeconds() + " s.");
      }
      return items.remove();
    }

    @Override
    public void release(Item lent) {
      items.add(lent);
      permits.release();
    }

    @Override
    public Item item(Item lent) {
      return lent;
    }

    @Override
    public void close() {
      items.forEach(workshop::end);
      items.clear();
    }
  }
}
