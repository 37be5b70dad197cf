package c10k.bench.stats;

/**
 * A range of plausible values.
 *
 * @param low the least of them
 * @param high the greatest, not below {@code low}
 */
public record Interval(double low, double high) {

  public Interval {
    // Written so that NaN is refused too.
    if (!(low <= high)) {
      throw new IllegalArgumentException("An interval goes upwards, and not from " + low + " to " + high + ".");
    }
  }

  /** Whether a value is plausible. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** Whether all of it lies below all of the other. */
  public boolean isBelow(Interval other) {
    return high < other.low;
  }
}
