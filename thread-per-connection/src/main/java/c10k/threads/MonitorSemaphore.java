package c10k.threads;

import c10k.pool.FairSemaphore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A semaphore made of monitors: one guards the count and the line, and each caller in the line has
 * one of its own to wait on.
 *
 * <p>A permit that comes back while somebody waits is handed over; the count stays as it is, so that
 * nobody can take it on the way.
 */
final class MonitorSemaphore implements FairSemaphore {
  private final int permits;
  private final ArrayDeque<Ticket> line = new ArrayDeque<>();
  private int available;

  MonitorSemaphore(int permits) {
    this.permits = permits;
    this.available = permits;
  }

  @Override
  public boolean tryAcquire(Duration timeout) throws InterruptedException {
    var ticket = takeOrQueue(timeout);
    if (ticket == null) {
      return true;
    }
    try {
      return ticket.await(timeout) || !leave(ticket);
    } catch (InterruptedException e) {
      if (leave(ticket)) {
        throw e;
      }
      // The permit was quicker than the interrupt.
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Null if the caller has a permit. */
  private synchronized @Nullable Ticket takeOrQueue(Duration timeout) {
    if (available > 0) {
      available--;
      return null;
    }
    var ticket = new Ticket();
    if (timeout.isPositive()) {
      line.add(ticket);
    }
    return ticket;
  }

  /** Whether the caller leaves without a permit. */
  private synchronized boolean leave(Ticket ticket) {
    line.remove(ticket);
    return !ticket.isServed();
  }

  @Override
  public synchronized void release() {
    var first = line.poll();
    if (first != null) {
      first.serve();
    } else if (available < permits) {
      available++;
    } else {
      throw new IllegalStateException("All " + permits + " permits are free already: one was released twice.");
    }
  }

  @Override
  public synchronized int available() {
    return available;
  }

  @Override
  public synchronized int waiting() {
    return line.size();
  }

  /** A place in the line. */
  private static final class Ticket {
    private boolean served;

    synchronized void serve() {
      served = true;
      notify();
    }

    synchronized boolean isServed() {
      return served;
    }

    synchronized boolean await(Duration timeout) throws InterruptedException {
      long start = System.nanoTime();
      long left = timeout.isPositive() ? timeout.toMillis() + 1 : 0;
      while (!served && left > 0) {
        wait(left);
        left = timeout.toMillis() + 1 - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      }
      return served;
    }
  }
}
