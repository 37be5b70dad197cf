package c10k.bench.pool;

import java.util.concurrent.locks.LockSupport;

/** Lets time pass without work, in place of what a real resource would be busy with. */
public final class Pause {

  private Pause() {}

  /**
   * Returns after so many nanoseconds, or somewhat later.
   *
   * @throws InterruptedException if interrupted before they are over
   */
  public static void forNanos(long nanos) throws InterruptedException {
    if (nanos <= 0) {
      return;
    }
    long end = System.nanoTime() + nanos;
    // Parking may end early, for no reason.
    for (long left = nanos; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }
}
