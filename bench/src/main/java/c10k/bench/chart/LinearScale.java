package c10k.bench.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** From zero, or from the least value if that is below, to a largest value. */
record LinearScale(double min, double max, double from, double to) implements Scale {
  private static final double[] STEPS = {1, 2, 2.5, 5, 10};
  private static final double SLIP = 1e-9;

  /** Holds all the values; without any, too, which makes an empty chart possible. */
  static LinearScale over(double[] values, double from, double to) {
    double least = Math.min(0, Arrays.stream(values).min().orElse(0));
    double greatest = Math.max(0, Arrays.stream(values).max().orElse(1));
    return new LinearScale(least, greatest > least ? greatest : 1, from, to);
  }

  @Override
  public double at(double value) {
    return from + (value - min) / (max - min) * (to - from);
  }

  @Override
  public List<Double> ticks(int wanted) {
    double rough = (max - min) / wanted;
    double magnitude = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = magnitude;
    for (double candidate : STEPS) {
      step = candidate * magnitude;
      if (step >= rough) {
        break;
      }
    }
    var ticks = new ArrayList<Double>();
    for (long i = (long) Math.ceil(min / step - SLIP); i * step <= max + (max - min) * SLIP; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }
}
