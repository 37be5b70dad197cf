package c10k.pool.life;

import java.time.Duration;

/** Arithmetic of times that cannot overflow. */
final class Times {
  /** A time that does not come. */
  static final long NEVER = Long.MAX_VALUE;

  /** Longer than any caller waits; far from overflow when added to a time. */
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  /** Before all times of any ticker. */
  static final long LONG_AGO = -FOR_EVER.toNanos();

  private Times() {}

  /** Saturates at both ends: nothing is shorter than zero, or longer than a century. */
  static long nanosOf(Duration duration) {
    if (duration.isNegative()) {
      return 0;
    }
    return duration.compareTo(FOR_EVER) < 0 ? duration.toNanos() : FOR_EVER.toNanos();
  }
}
