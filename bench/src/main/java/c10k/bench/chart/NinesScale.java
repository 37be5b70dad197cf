package c10k.bench.chart;

import java.util.Arrays;
import java.util.List;

/** From 0 per cent on; each step is a tenth of what the step before left over. */
record NinesScale(double farthest, double from, double to) implements Scale {
  private static final List<Double> LABELLED = List.of(0.0, 90.0, 99.0, 99.9, 99.99, 99.999);
  private static final double ALL = 100;

  static NinesScale over(double[] percentiles, double from, double to) {
    return new NinesScale(Arrays.stream(percentiles).map(NinesScale::nines).max().orElse(1), from, to);
  }

  @Override
  public double at(double percentile) {
    return from + nines(percentile) / farthest * (to - from);
  }

  @Override
  public List<Double> ticks(int wanted) {
    return LABELLED.stream().filter(percentile -> nines(percentile) <= farthest + 1e-9).toList();
  }

  private static double nines(double percentile) {
    return -Math.log10(1 - percentile / ALL);
  }
}
