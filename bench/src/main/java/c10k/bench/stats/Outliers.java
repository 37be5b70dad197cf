package c10k.bench.stats;

import java.util.Arrays;

/**
 * Values far from the others, by Tukey's fences. They are shown, and never dropped: what is rare in a measurement happens to users, too.
 *
 * @param mild beyond one and a half times the middle half's width
 * @param severe beyond three times
 */
public record Outliers(int mild, int severe) {
  private static final double MILD = 1.5;
  private static final double SEVERE = 3;
  private static final double QUARTER = 0.25;

  /** Fewer values have no quarters. */
  private static final int FEWEST = 4;

  /** Counts them. */
  public static Outliers of(double... values) {
    if (values.length < FEWEST) {
      return new Outliers(0, 0);
    }
    var sorted = values.clone();
    Arrays.sort(sorted);
    double low = quantile(sorted, QUARTER);
    double high = quantile(sorted, 1 - QUARTER);
    int severe = countBeyond(values, low, high, SEVERE);
    return new Outliers(countBeyond(values, low, high, MILD) - severe, severe);
  }

  private static int countBeyond(double[] values, double low, double high, double widths) {
    double reach = widths * (high - low);
    return (int) Arrays.stream(values).filter(value -> value < low - reach || value > high + reach).count();
  }

  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
