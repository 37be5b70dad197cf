package c10k.bench.report;

import java.util.ArrayList;
import java.util.List;

/** Maps 0 to a largest value onto pixels. */
record LinearScale(double max, double from, double to) {
  private static final double[] STEPS = {1, 2, 2.5, 5, 10};

  /** At least as large as the largest value, which makes an empty chart possible. */
  static LinearScale upTo(double largest, double from, double to) {
    return new LinearScale(largest > 0 ? largest : 1, from, to);
  }

  double at(double value) {
    return from + value / max * (to - from);
  }

  /** Round values from 0, about as many as wanted. */
  List<Double> ticks(int wanted) {
    double rough = max / wanted;
    double magnitude = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = magnitude;
    for (double candidate : STEPS) {
      step = candidate * magnitude;
      if (step >= rough) {
        break;
      }
    }
    var ticks = new ArrayList<Double>();
    for (int i = 0; i * step <= max * (1 + 1e-9); i++) {
      ticks.add(i * step);
    }
    return ticks;
  }
}
