package c10k.bench.jmh;

import c10k.bench.load.LoadResult;
import c10k.bench.result.Figure;
import java.io.IOException;
import org.HdrHistogram.Histogram;

/**
 * Tells the figures of a phase of load.
 *
 * @param caseName that it was measured in; empty if a launch has one only
 */
record LoadFigures(String caseName) {
  private static final double NANOS_PER_MICRO = 1_000;
  private static final double ALL = 100;

  /** With fewer times beyond it, a percentile is chance. */
  private static final int FEWEST_BEYOND = 10;

  private static final double P50 = 50;
  private static final double P90 = 90;
  private static final double P99 = 99;
  private static final double P999 = 99.9;

  void report(LoadResult result) {
    put(Figure.MESSAGES, result.received());
    put(Figure.FAILURES, result.errors());
    put(Figure.UNANSWERED, result.unanswered());
    put(Figure.THROUGHPUT, result.throughputPerSecond());
    put(Figure.OFFERED, result.offeredPerSecond());
    put(Figure.ACHIEVED, result.achievedShare());
    put(Figure.LOADER_CPU, result.loaderCpuShare());
    putPercentile(Figure.RESPONSE_P50, result.response(), P50);
    putPercentile(Figure.RESPONSE_P90, result.response(), P90);
    putPercentile(Figure.RESPONSE_P99, result.response(), P99);
    putPercentile(Figure.RESPONSE_P999, result.response(), P999);
    if (result.received() > 0) {
      put(Figure.RESPONSE_MAX, result.response().getMaxValue() / NANOS_PER_MICRO);
    }
    putPercentile(Figure.SERVICE_P50, result.service(), P50);
    putPercentile(Figure.SERVICE_P99, result.service(), P99);
    putPercentile(Figure.SEND_LAG_P99, result.sendLag(), P99);
  }

  /** Leaves the histograms that curves are drawn from. */
  void write(LoadResult result, TrialFiles files) throws IOException {
    files.histogram(caseName, "response", result.response());
    files.histogram(caseName, "service", result.service());
    files.histogram(caseName, "sendLag", result.sendLag());
  }

  private void putPercentile(Figure figure, Histogram histogram, double percentile) {
    if (histogram.getTotalCount() * (1 - percentile / ALL) >= FEWEST_BEYOND) {
      put(figure, histogram.getValueAtPercentile(percentile) / NANOS_PER_MICRO);
    }
  }

  private void put(Figure figure, double value) {
    TrialFigures.put(caseName, figure, value);
  }
}
