package c10k.testkit.pool;

import java.time.Duration;

/** Sums that do not overflow. */
final class NaiveTime {

  private NaiveTime() {}

  static long nanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException tooLong) {
      return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  static long after(long now, long nanos) {
    return nanos > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + nanos;
  }

  static long after(long now, Duration duration) {
    return after(now, nanos(duration));
  }
}
