package c10k.bench.report;

import java.util.Arrays;
import java.util.Random;

/** The few statistics that the report needs. */
final class Statistics {
  private static final int RESAMPLES = 10_000;
  private static final double LOWER = 0.025;
  private static final double UPPER = 0.975;

  private Statistics() {}

  /** An interval of plausible values. */
  record Interval(double low, double high) {}

  static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  static double geometricMean(double[] values) {
    return Math.exp(Arrays.stream(values).map(Math::log).average().orElseThrow());
  }

  /** The middle 95 % of the geometric means of resampled values: what else the rounds could have given. */
  static Interval bootstrap(double[] values, long seed) {
    var random = new Random(seed);
    var means = new double[RESAMPLES];
    var sample = new double[values.length];
    for (int i = 0; i < RESAMPLES; i++) {
      for (int j = 0; j < sample.length; j++) {
        sample[j] = values[random.nextInt(values.length)];
      }
      means[i] = geometricMean(sample);
    }
    Arrays.sort(means);
    return new Interval(means[(int) (LOWER * RESAMPLES)], means[(int) (UPPER * RESAMPLES)]);
  }
}
