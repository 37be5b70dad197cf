package c10k.bench.report;

import c10k.bench.chart.LineChart;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Times of one contestant over all rounds, merged.
 *
 * @param histogram of nanoseconds
 */
record Curve(String contestant, Histogram histogram) {
  private static final double NANOS_PER_MICRO = 1_000;
  private static final double ALL = 100;

  /** Beyond the last percentile shown there are at least so many samples. */
  private static final int FEWEST_BEYOND = 10;

  private static final int POINTS_PER_DECADE = 8;

  /** Merges the histograms of several trials; at least one. */
  static Curve merge(String contestant, List<Histogram> histograms) {
    var merged = histograms.getFirst().copy();
    histograms.stream().skip(1).forEach(merged::add);
    return new Curve(contestant, merged);
  }

  /** Percentiles and microseconds; steps are equal on the axis of what lies beyond. */
  List<LineChart.Point> points() {
    var points = new ArrayList<LineChart.Point>();
    for (int step = 0;; step++) {
      double beyond = Math.pow(10, -step / (double) POINTS_PER_DECADE);
      if (!hasEnoughBeyond(beyond)) {
        return points;
      }
      points.add(new LineChart.Point(ALL * (1 - beyond), micros(ALL * (1 - beyond))));
    }
  }

  boolean hasEnoughBeyond(double share) {
    return share * histogram.getTotalCount() >= FEWEST_BEYOND;
  }

  double micros(double percentile) {
    return histogram.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
  }

  double largestMicros() {
    return histogram.getMaxValue() / NANOS_PER_MICRO;
  }
}
