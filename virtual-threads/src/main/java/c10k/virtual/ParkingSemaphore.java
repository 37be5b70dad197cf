package c10k.virtual;

import c10k.pool.FairSemaphore;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A semaphore whose callers park, each under its own name in the line. The lock is held for a few
 * instructions, and parks whom it keeps waiting: no carrier is ever blocked.
 */
final class ParkingSemaphore implements FairSemaphore {
  private final int permits;
  private final ReentrantLock lock = new ReentrantLock();
  private final SequencedSet<Caller> line = new LinkedHashSet<>();
  private int available;

  ParkingSemaphore(int permits) {
    this.permits = permits;
    this.available = permits;
  }

  @Override
  public boolean tryAcquire(Duration timeout) throws InterruptedException {
    var caller = takeOrQueue(timeout);
    if (caller == null) {
      return true;
    }
    boolean isInterrupted = caller.park(timeout);
    if (!leave(caller)) {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
      return true;
    }
    if (isInterrupted) {
      throw new InterruptedException();
    }
    return false;
  }

  /** Null if the caller has a permit. */
  private @Nullable Caller takeOrQueue(Duration timeout) {
    lock.lock();
    try {
      if (available > 0) {
        available--;
        return null;
      }
      var caller = new Caller();
      if (timeout.isPositive()) {
        line.add(caller);
      }
      return caller;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the caller leaves without a permit. */
  private boolean leave(Caller caller) {
    lock.lock();
    try {
      line.remove(caller);
      return !caller.served;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void release() {
    var served = handOver();
    if (served != null) {
      LockSupport.unpark(served.thread);
    }
  }

  private @Nullable Caller handOver() {
    lock.lock();
    try {
      if (!line.isEmpty()) {
        var first = line.removeFirst();
        first.served = true;
        return first;
      }
      if (available == permits) {
        throw new IllegalStateException("All " + permits + " permits are free already: one was released twice.");
      }
      available++;
      return null;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int available() {
    lock.lock();
    try {
      return available;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int waiting() {
    lock.lock();
    try {
      return line.size();
    } finally {
      lock.unlock();
    }
  }

  /** A place in the line. */
  private static final class Caller {
    private final Thread thread = Thread.currentThread();

    /** Written inside the lock. */
    private volatile boolean served;

    /** Returns whether it was interrupted. */
    boolean park(Duration timeout) {
      long start = System.nanoTime();
      long left = timeout.isPositive() ? timeout.compareTo(CENTURY) < 0 ? timeout.toNanos() : CENTURY.toNanos() : 0;
      long limit = left;
      while (!served && left > 0) {
        LockSupport.parkNanos(this, left);
        if (Thread.interrupted()) {
          return true;
        }
        left = limit - (System.nanoTime() - start);
      }
      return false;
    }
  }
}
