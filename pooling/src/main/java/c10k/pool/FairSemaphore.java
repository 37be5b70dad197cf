package c10k.pool;

import java.time.Duration;

/**
 * So many permits, handed to those who wait in the order in which they came.
 *
 * <p>Threads: safe for use by any thread. What a thread did before {@link #release} happens-before
 * what another does after it got that permit.
 */
public interface FairSemaphore {
  /** Longer than anybody waits; in nanoseconds, it still fits a {@code long}. */
  Duration CENTURY = Duration.ofDays(36_500);

  /** Waits for a permit, as long as it takes. Interrupted, it throws and holds none. */
  default void acquire() throws InterruptedException {
    while (!tryAcquire(CENTURY)) {
      // A century is over.
    }
  }

  /**
   * Waits for a permit at most so long; zero or less does not wait.
   *
   * @return whether the caller holds one now
   */
  boolean tryAcquire(Duration timeout) throws InterruptedException;

  /**
   * Gives one permit back, to the first who waits if there is one.
   *
   * @throws IllegalStateException if none is out: somebody released twice
   */
  void release();

  /** Permits that are free now. */
  int available();

  /** Callers that wait now. */
  int waiting();
}
