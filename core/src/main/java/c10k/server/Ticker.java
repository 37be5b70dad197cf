package c10k.server;

/**
 * The source of time for everything that waits, so that tests can move it.
 *
 * <p>Threads: safe for use by any thread.
 */
public interface Ticker {

  /**
   * Nanoseconds since some origin; never negative, never decreasing, and at least 200 years from
   * overflow.
   */
  long nanos();

  /**
   * Registers what must be woken when time jumps. A ticker that only passes by itself never calls
   * it, which is why whoever waits still waits with a time-out.
   *
   * @param wakeUp quick, and safe to call from any thread
   */
  default void onJump(Runnable wakeUp) {}

  /** The machine's monotonic clock. */
  static Ticker system() {
    return SystemTicker.INSTANCE;
  }
}
