package c10k.workers;

import c10k.pool.FairSemaphore;
import java.time.Duration;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/**
 * A semaphore that is one number, changed by compare-and-set, and a queue for those who find it too
 * small: the JDK's own synchronizers are made in this way.
 *
 * <p>A permit that comes back wakes the first of the queue, who takes it like anybody else; newcomers
 * leave it alone as long as somebody is queued before them.
 */
final class QueuedSemaphore implements FairSemaphore {
  private final Permits permits;

  QueuedSemaphore(int permits) {
    this.permits = new Permits(permits);
  }

  @Override
  public void acquire() throws InterruptedException {
    permits.acquireSharedInterruptibly(1);
  }

  @Override
  public boolean tryAcquire(Duration timeout) throws InterruptedException {
    if (!timeout.isPositive()) {
      return permits.tryAcquireShared(1) >= 0;
    }
    return permits.tryAcquireSharedNanos(1, timeout.compareTo(CENTURY) < 0 ? timeout.toNanos() : CENTURY.toNanos());
  }

  @Override
  public void release() {
    permits.releaseShared(1);
  }

  @Override
  public int available() {
    return permits.available();
  }

  @Override
  public int waiting() {
    return permits.getQueueLength();
  }

  /** The state is the number of free permits. */
  private static final class Permits extends AbstractQueuedSynchronizer {
    private static final long serialVersionUID = 1L;

    private final int all;

    Permits(int all) {
      this.all = all;
      setState(all);
    }

    int available() {
      return getState();
    }

    /** Negative if the caller has to queue. */
    @Override
    protected int tryAcquireShared(int wanted) {
      while (!hasQueuedPredecessors()) {
        int free = getState();
        int left = free - wanted;
        if (left < 0 || compareAndSetState(free, left)) {
          return left;
        }
      }
      return -1;
    }

    @Override
    protected boolean tryReleaseShared(int returned) {
      while (true) {
        int free = getState();
        if (free + returned > all) {
          throw new IllegalStateException("All " + all + " permits are free already: one was released twice.");
        }
        if (compareAndSetState(free, free + returned)) {
          return true;
        }
      }
    }
  }
}
