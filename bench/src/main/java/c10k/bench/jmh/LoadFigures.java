package c10k.bench.jmh;

import c10k.bench.load.LoadResult;
import c10k.bench.result.Figure;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Tells the figures of a phase of load: response and service side by side, and whether to believe them.
 *
 * @param caseName that it was measured in; empty if a launch has one only
 */
record LoadFigures(String caseName) {
  private static final double NANOS_PER_MICRO = TimeUnit.MICROSECONDS.toNanos(1);
  private static final double ALL = 100;
  private static final double P50 = 50;
  private static final double P90 = 90;
  private static final double P99 = 99;
  private static final double P999 = 99.9;

  /** With fewer values beyond it, a percentile is chance. */
  private static final int FEWEST_BEYOND = 10;

  void report(LoadResult result) {
    reportThroughput(result);
    reportResponse(result.response());
    reportService(result.service());
    percentile(Figure.SEND_LAG_P50, result.sendLag(), P50);
    percentile(Figure.SEND_LAG_P99, result.sendLag(), P99);
    percentile(Figure.PROBE_P50, result.probe(), P50);
    percentile(Figure.PROBE_P90, result.probe(), P90);
    percentile(Figure.PROBE_P99, result.probe(), P99);
    reportLoader(result);
  }

  private void reportThroughput(LoadResult result) {
    put(Figure.MESSAGES, (double) result.received());
    put(Figure.FAILURES, (double) result.errors());
    put(Figure.UNANSWERED, (double) result.unanswered());
    put(Figure.THROUGHPUT, result.throughputPerSecond());
    put(Figure.OFFERED, result.offeredPerSecond());
    put(Figure.ACHIEVED, result.achievedShare());
    put(Figure.BACKLOG_GROWTH, result.timeline().backlogGrowth());
    result.timeline().unsteadiness().ifPresent(share -> put(Figure.UNSTEADINESS, share));
  }

  private void reportResponse(Histogram response) {
    percentile(Figure.RESPONSE_P50, response, P50);
    percentile(Figure.RESPONSE_P90, response, P90);
    percentile(Figure.RESPONSE_P99, response, P99);
    percentile(Figure.RESPONSE_P999, response, P999);
    max(Figure.RESPONSE_MAX, response);
  }

  private void reportService(Histogram service) {
    percentile(Figure.SERVICE_P50, service, P50);
    percentile(Figure.SERVICE_P90, service, P90);
    percentile(Figure.SERVICE_P99, service, P99);
    percentile(Figure.SERVICE_P999, service, P999);
    max(Figure.SERVICE_MAX, service);
  }

  private void reportLoader(LoadResult result) {
    put(Figure.LOADER_CPU, result.loaderCpuShare());
    if (result.received() > 0) {
      double cpuNanos = result.loaderCpuShare() * result.elapsed().toNanos();
      put(Figure.LOADER_CPU_PER_MESSAGE, cpuNanos / NANOS_PER_MICRO / result.received());
    }
  }

  /** Leaves the histograms that curves are drawn from, and the throughput over time that shows whether it was steady. */
  void write(LoadResult result, TrialFiles files) throws IOException {
    files.histogram(caseName, "response", result.response());
    files.histogram(caseName, "service", result.service());
    files.histogram(caseName, "sendLag", result.sendLag());
    if (result.probe().getTotalCount() > 0) {
      files.histogram(caseName, "probe", result.probe());
    }
    files.series(caseName, "seconds", result.timeline().seconds());
    files.series(caseName, "achieved", result.timeline().achieved());
  }

  /** Leaves also what the longest waits were over time, and how many lines were waiting. */
  void writeCourse(LoadResult result, TrialFiles files) throws IOException {
    write(result, files);
    var timeline = result.timeline();
    files.series(caseName, "offered", timeline.offered());
    files.series(caseName, "response.max", rounded(timeline.longestResponseMicros()));
    files.series(caseName, "service.max", rounded(timeline.longestServiceMicros()));
    files.series(caseName, "backlog", timeline.backlog());
  }

  private static List<Double> rounded(List<Double> values) {
    return values.stream().map(value -> (double) Math.round(value)).toList();
  }

  /** Nothing, if too few values are beyond it. */
  private void percentile(Figure figure, Histogram histogram, double percentile) {
    if (histogram.getTotalCount() * (1 - percentile / ALL) >= FEWEST_BEYOND) {
      put(figure, histogram.getValueAtPercentile(percentile) / NANOS_PER_MICRO);
    }
  }

  private void max(Figure figure, Histogram histogram) {
    if (histogram.getTotalCount() > 0) {
      put(figure, histogram.getMaxValue() / NANOS_PER_MICRO);
    }
  }

  private void put(Figure figure, double value) {
    TrialFigures.put(caseName, figure, value);
  }
}
