package c10k.bench.stats;

import java.util.Arrays;

/** Values in the middle of others. */
public final class Averages {

  private Averages() {}

  /** The middle value, or halfway between the two in the middle; at least one value. */
  public static double median(double... values) {
    requireSome(values);
    var sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The mean for ratios, to which half is as far from one as double; values above zero, at least one. */
  public static double geometricMean(double... values) {
    requireSome(values);
    return Math.exp(Arrays.stream(values).map(Math::log).average().orElseThrow());
  }

  private static void requireSome(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("Nothing has no middle.");
    }
  }
}
