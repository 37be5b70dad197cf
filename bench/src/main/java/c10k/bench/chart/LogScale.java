package c10k.bench.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Each step is a factor. Values that are not above zero have no place, and are put at the lower end. */
record LogScale(double min, double max, double from, double to) implements Scale {
  private static final int[] DIGITS = {1, 2, 5};
  private static final double SLIP = 1 + 1e-9;

  static LogScale over(double[] values, double from, double to) {
    double least = Arrays.stream(values).filter(value -> value > 0).min().orElse(1);
    double greatest = Arrays.stream(values).filter(value -> value > 0).max().orElse(least);
    double low = rounded(least, false);
    double high = rounded(greatest, true);
    return new LogScale(low, high > low ? high : 10 * low, from, to);
  }

  private static double rounded(double value, boolean up) {
    double decade = Math.pow(10, Math.floor(Math.log10(value)));
    if (up) {
      return value <= SLIP * decade ? decade : value <= SLIP * 2 * decade ? 2 * decade : value <= SLIP * 5 * decade ? 5 * decade : 10 * decade;
    }
    return value >= 5 * decade ? 5 * decade : value >= 2 * decade ? 2 * decade : decade;
  }

  @Override
  public double at(double value) {
    return from + Math.log(Math.max(min, value) / min) / Math.log(max / min) * (to - from);
  }

  /** 1, 2, 5, 10, ...; or only powers of ten, if that is enough. */
  @Override
  public List<Double> ticks(int wanted) {
    var fine = ticksAt(DIGITS);
    return fine.size() <= wanted * 2 ? fine : ticksAt(new int[] {1});
  }

  private List<Double> ticksAt(int... digits) {
    var ticks = new ArrayList<Double>();
    for (int power = (int) Math.floor(Math.log10(min) + 1e-9); Math.pow(10, power) <= max * SLIP; power++) {
      for (int digit : digits) {
        double value = power < 0 ? digit / Math.pow(10, -power) : digit * Math.pow(10, power);
        if (value * SLIP >= min && value <= max * SLIP) {
          ticks.add(value);
        }
      }
    }
    return ticks;
  }
}
