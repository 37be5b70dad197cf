package c10k.bench.scale;

import c10k.bench.result.TrialStatus;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What one server brought.
 *
 * @param reason why it has no figures, or empty
 * @param figures by their keys
 */
public record ScaleResult(String server, TrialStatus status, String reason, Map<String, Double> figures) {

  static ScaleResult failed(String server, TrialStatus status, String reason) {
    return new ScaleResult(server, status, reason, Map.of());
  }

  /** Collects figures. */
  static final class Builder {
    private static final double NANOS_PER_MILLI = 1_000_000;
    private static final double P50 = 50;
    private static final double P99 = 99;

    private final Map<String, Double> figures = new TreeMap<>();

    Builder put(ScaleFigure figure, double value) {
      figures.put(figure.key(), value);
      return this;
    }

    Builder pings(Histogram times) {
      put(ScaleFigure.PING_P50, millis(times, P50));
      return put(ScaleFigure.PING_P99, millis(times, P99));
    }

    Builder broadcast(Histogram times) {
      put(ScaleFigure.BROADCAST_P50, millis(times, P50));
      put(ScaleFigure.BROADCAST_P99, millis(times, P99));
      return put(ScaleFigure.BROADCAST_MAX, times.getMaxValue() / NANOS_PER_MILLI);
    }

    private static double millis(Histogram times, double percentile) {
      return times.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }

    ScaleResult ok(String server) {
      return new ScaleResult(server, TrialStatus.OK, "", Map.copyOf(figures));
    }
  }
}
