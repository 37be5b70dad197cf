package c10k.connection;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits that an interrupt does not shorten, because they are bounded; the flag is set again
 * afterwards.
 */
public final class Uninterruptibly {

  private Uninterruptibly() {}

  /** What may be waited for, and whether it has happened. */
  private interface Wait {
    boolean forNanos(long nanos) throws InterruptedException;
  }

  /** Tells whether the thread has ended in time. */
  public static boolean join(Thread thread, Duration atMost) {
    return repeat(nanos -> thread.join(Duration.ofNanos(nanos)), atMost);
  }

  /** Tells whether the latch has opened in time. */
  public static boolean await(CountDownLatch latch, Duration atMost) {
    return repeat(nanos -> latch.await(nanos, TimeUnit.NANOSECONDS), atMost);
  }

  private static boolean repeat(Wait wait, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return wait.forNanos(Math.max(0, end - System.nanoTime()));
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
