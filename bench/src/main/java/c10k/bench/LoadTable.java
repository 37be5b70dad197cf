package c10k.bench;

import c10k.bench.load.LoadPlan;
import c10k.bench.load.LoadResult;
import java.util.Formatter;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** A result of {@code lab load} for people, in ASCII: not every terminal can do more. */
final class LoadTable {
  private static final double[] PERCENTILES = {50, 90, 99, 99.9};
  private static final double NANOS_PER_MILLI = 1e6;

  /** With fewer values beyond it, a percentile is chance. */
  private static final int FEWEST_BEYOND = 10;

  private final LoadPlan plan;
  private final LoadResult result;
  private final Formatter text = new Formatter(Locale.ROOT);

  private LoadTable(LoadPlan plan, LoadResult result) {
    this.plan = plan;
    this.result = result;
  }

  /** Returns the table, each line ended. */
  static String of(LoadPlan plan, LoadResult result) {
    var table = new LoadTable(plan, result);
    table.addPlan();
    table.addThroughput();
    table.addLatencies();
    table.addVerdicts();
    return table.text.toString();
  }

  private void addPlan() {
    text.format("%s:%d, ", plan.target().getHostString(), plan.target().getPort());
    text.format("%,d connections, lines of %,d bytes, ", plan.connections(), plan.lineBytes());
    text.format("%s%n%n", plan.isOpenLoop() ? "open loop" : "closed loop");
  }

  private void addThroughput() {
    text.format("throughput   %,12.0f lines/s%n", result.throughputPerSecond());
    if (plan.isOpenLoop()) {
      text.format("offered      %,12.0f lines/s, %.1f %% of them answered in time%n", result.offeredPerSecond(),
          100 * result.achievedShare());
    }
    text.format("failures     %,12d of %,d lines%n", result.failures(), result.sent());
    result.timeline().unsteadiness().ifPresent(share ->
        text.format("steadiness   %12s last three sixths of the time: %.1f %% apart%n", result.isSteady() ? "steady," : "UNSTEADY,", 100 * share));
    text.format("loader CPU   %12.0f %% of one core%n", 100 * result.loaderCpuShare());
  }

  private void addLatencies() {
    text.format("%nlatency in ms%11s%11s%11s%11s%11s%n", "p50", "p90", "p99", "p99.9", "max");
    addLatency("response", result.response());
    addLatency("service", result.service());
    addLatency("send lag", result.sendLag());
    if (plan.conduct().probes() > 0) {
      addLatency("probes", result.probe());
    }
  }

  private void addLatency(String name, Histogram histogram) {
    text.format("%-13s", name);
    for (double percentile : PERCENTILES) {
      double beyond = histogram.getTotalCount() * (100 - percentile) / 100;
      addCell(histogram.getValueAtPercentile(percentile), beyond >= FEWEST_BEYOND);
    }
    addCell(histogram.getMaxValue(), histogram.getTotalCount() > 0);
    text.format("%n");
  }

  private void addCell(long nanos, boolean known) {
    if (known) {
      text.format("%,11.3f", nanos / NANOS_PER_MILLI);
    } else {
      text.format("%11s", "-");
    }
  }

  private void addVerdicts() {
    if (result.failures() > 0) {
      text.format("%nFAILED: not every line came back as it was sent.%n");
    }
    if (plan.isOpenLoop() && result.isSaturated()) {
      text.format("%nSATURATED: the server did not keep up, so the latencies measure the length of the test.%n");
    }
    if (plan.isOpenLoop() && !result.isSaturated() && result.isFallingBehind()) {
      text.format("%nFALLING BEHIND: more and more lines were waiting, so a longer test would show longer latencies.%n");
    }
    if (result.isClientBound()) {
      text.format("%nCLIENT_BOUND: the load generator was too busy or too late, so the numbers are partly its own.%n");
    }
  }
}
