package c10k.loop.metrics;

import java.util.concurrent.TimeUnit;

/**
 * How often which durations were seen, to a precision of one per thousand, in an amount of memory
 * that does not grow (a quarter of a megabyte).
 *
 * <p>HdrHistogram could do this too. But it is no Java module, and what a loop needs of it is one page.
 *
 * <p>Threads: safe for use by any thread; each call sees and leaves a consistent state. The lock is
 * no cost at the rate at which delays are recorded.
 */
public final class Histogram {

  /** What lasts longer is counted, and left out of all else. */
  public static final long HIGHEST_NANOS = TimeUnit.HOURS.toNanos(1);

  // A value belongs to the bucket of its highest bits: as many as make the precision. So buckets are
  // as wide as a nanosecond at first, and twice as wide with each power of two. In each of these
  // powers there are as many buckets as the bits but the highest can tell apart.
  private static final int BITS = 10;
  private static final int BUCKETS = bucketOf(HIGHEST_NANOS) + 1;

  private static final long[] NONE = {};

  private long[] counts = NONE;
  private long count;
  private long exceeds;
  private long min = Long.MAX_VALUE;
  private long max;

  private static int bucketOf(long nanos) {
    int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(nanos) - BITS - 1);
    return (shift << BITS) + (int) (nanos >>> shift);
  }

  /** The highest value of a bucket. */
  private static long highestOf(int bucket) {
    int shift = Math.max(0, (bucket >>> BITS) - 1);
    return ((bucket - ((long) shift << BITS) + 1) << shift) - 1;
  }

  private static long middleOf(int bucket) {
    long highest = highestOf(bucket);
    long lowest = bucket == 0 ? 0 : highestOf(bucket - 1) + 1;
    return lowest + (highest - lowest) / 2;
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
    if (counts.length == 0) {
      counts = new long[BUCKETS];
    }
    counts[bucketOf(nanos)]++;
    count++;
    min = Math.min(min, nanos);
    max = Math.max(max, nanos);
  }

  /** How many durations were recorded, without those that {@linkplain #exceeds exceed}. */
  public synchronized long count() {
    return count;
  }

  /** How many durations were longer than {@link #HIGHEST_NANOS}. */
  public synchronized long exceeds() {
    return exceeds;
  }

  /** The shortest in nanoseconds; 0 if there is none. */
  public synchronized long min() {
    return count == 0 ? 0 : min;
  }

  /** The longest in nanoseconds; 0 if there is none. */
  public synchronized long max() {
    return max;
  }

  /** The mean in nanoseconds; not a number if there is none. */
  public synchronized double mean() {
    double sum = 0;
    for (int bucket = 0; bucket < counts.length; bucket++) {
      sum += (double) counts[bucket] * middleOf(bucket);
    }
    return sum / count;
  }

  /** The standard deviation in nanoseconds; not a number if there is none. */
  public synchronized double stddev() {
    double mean = mean();
    double squares = 0;
    for (int bucket = 0; bucket < counts.length; bucket++) {
      double distance = middleOf(bucket) - mean;
      squares += counts[bucket] * distance * distance;
    }
    return Math.sqrt(squares / count);
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
    long rank = Math.max(1, (long) Math.ceil(percentile / 100 * count));
    long seen = 0;
    for (int bucket = 0; bucket < counts.length; bucket++) {
      seen += counts[bucket];
      if (seen >= rank) {
        return Math.min(highestOf(bucket), max);
      }
    }
    return max;
  }

  /** Forgets all. */
  public synchronized void reset() {
    take();
  }

  /** Gives away all that was recorded, and begins anew; nothing falls between. */
  public synchronized Histogram take() {
    var taken = new Histogram();
    taken.counts = counts;
    taken.count = count;
    taken.exceeds = exceeds;
    taken.min = min;
    taken.max = max;
    counts = NONE;
    count = 0;
    exceeds = 0;
    min = Long.MAX_VALUE;
    max = 0;
    return taken;
  }
}
