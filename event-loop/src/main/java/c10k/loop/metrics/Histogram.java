package c10k.loop.metrics;

import java.util.concurrent.TimeUnit;

/**
 * How often which durations were seen, to a precision of one per thousand, in an amount of memory that does not grow.
 *
 * <p>Counted by HdrHistogram; in front of it stands what a loop's figures need besides: a bound, exact extremes, and an answer for
 * those who ask while others record.
 *
 * <p>Threads: safe for use by any thread; each call sees and leaves a consistent state. The lock is
 * no cost at the rate at which delays are recorded.
 */
public final class Histogram {

  /** What lasts longer is counted, and left out of all else. */
  public static final long HIGHEST_NANOS = TimeUnit.HOURS.toNanos(1);

  private static final int SIGNIFICANT_DIGITS = 3;

  /** Grows to what it has to hold. */
  private org.HdrHistogram.Histogram counts = empty();

  private long exceeds;
  private long min = Long.MAX_VALUE;
  private long max;

  private static org.HdrHistogram.Histogram empty() {
    return new org.HdrHistogram.Histogram(SIGNIFICANT_DIGITS);
  }

  /**
   * Counts a duration.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public synchronized void record(long nanos) {
    if (nanos < 0) {
      throw new IllegalArgumentException("No duration is negative, but this is: " + nanos + " ns. Is the clock going back?");
    }
    if (nanos > HIGHEST_NANOS) {
      exceeds++;
      return;
    }
    counts.recordValue(nanos);
    min = Math.min(min, nanos);
    max = Math.max(max, nanos);
  }

  /** How many durations were recorded, without those that {@linkplain #exceeds exceed}. */
  public synchronized long count() {
    return counts.getTotalCount();
  }

  /** How many durations were longer than {@link #HIGHEST_NANOS}. */
  public synchronized long exceeds() {
    return exceeds;
  }

  /** The shortest in nanoseconds; 0 if there is none. */
  public synchronized long min() {
    return isEmpty() ? 0 : min;
  }

  /** The longest in nanoseconds; 0 if there is none. */
  public synchronized long max() {
    return max;
  }

  /** The mean in nanoseconds; not a number if there is none. */
  public synchronized double mean() {
    return isEmpty() ? Double.NaN : counts.getMean();
  }

  /** The standard deviation in nanoseconds; not a number if there is none. */
  public synchronized double stddev() {
    return isEmpty() ? Double.NaN : counts.getStdDeviation();
  }

  private boolean isEmpty() {
    return counts.getTotalCount() == 0;
  }

  /**
   * The duration in nanoseconds that this share was not longer than; 0 if there is none.
   *
   * @param percentile above 0, up to 100
   * @throws IllegalArgumentException if it is not
   */
  public synchronized long percentile(double percentile) {
    if (!(percentile > 0 && percentile <= 100)) {
      throw new IllegalArgumentException("A percentile is above 0 and up to 100, not " + percentile + ".");
    }
    // The library answers with the end of a bucket, which may lie behind the longest.
    return Math.min(counts.getValueAtPercentile(percentile), max);
  }

  /** Forgets all. */
  public synchronized void reset() {
    take();
  }

  /** Gives away all that was recorded, and begins anew; nothing falls between. */
  public synchronized Histogram take() {
    var taken = new Histogram();
    taken.counts = counts;
    taken.exceeds = exceeds;
    taken.min = min;
    taken.max = max;
    counts = empty();
    exceeds = 0;
    min = Long.MAX_VALUE;
    max = 0;
    return taken;
  }
}
