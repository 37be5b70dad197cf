package c10k.bench.report;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Response times of one contestant over all rounds, merged. */
public record LatencyCurve(String contestant, int connections, long samples, List<CurvePoint> points) {
  private static final double NANOS_PER_MICRO = 1_000;
  private static final double ALL = 100;

  /** Beyond the last percentile shown there are at least so many samples. */
  private static final int FEWEST_BEYOND = 10;

  private static final int POINTS_PER_DECADE = 12;

  private static final double MEDIAN = 50;

  /** A half lies between the third and the fourth step. */
  private static final int LAST_STEP_BEFORE_MEDIAN = 3;

  /** Merges the histograms of several trials. */
  public static LatencyCurve merge(String contestant, int connections, List<Histogram> histograms) {
    var merged = histograms.getFirst().copy();
    histograms.stream().skip(1).forEach(merged::add);
    return new LatencyCurve(contestant, connections, merged.getTotalCount(), points(merged));
  }

  /** Steps are equal on the log axis of what lies beyond: 90, 99, 99.9 are equally far apart. */
  private static List<CurvePoint> points(Histogram merged) {
    var points = new ArrayList<CurvePoint>();
    double fewestBeyond = FEWEST_BEYOND / (double) merged.getTotalCount();
    for (int step = 0;; step++) {
      double beyond = Math.pow(10, -step / (double) POINTS_PER_DECADE);
      if (beyond < fewestBeyond) {
        return points;
      }
      points.add(point(merged, ALL * (1 - beyond)));
      if (step == LAST_STEP_BEFORE_MEDIAN) {
        points.add(point(merged, MEDIAN));
      }
    }
  }

  private static CurvePoint point(Histogram merged, double percentile) {
    return new CurvePoint(percentile, merged.getValueAtPercentile(percentile) / NANOS_PER_MICRO);
  }
}
