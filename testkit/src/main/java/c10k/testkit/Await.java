package c10k.testkit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits for state that can be observed, with a deadline that only a failure ever reaches.
 *
 * @param patience after so long the wait has failed; generous, because it costs nothing otherwise
 */
public record Await(Duration patience) {
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

  /**
   * Returns once the condition holds.
   *
   * @param what completes the sentence "waited in vain until ..."
   * @throws AssertionError if it never does
   */
  public void until(String what, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > patience.toNanos()) {
        throw new AssertionError("Waited in vain until " + what + ".");
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      if (Thread.interrupted()) {
        throw new AssertionError("Interrupted while waiting until " + what + ".");
      }
    }
  }
}
