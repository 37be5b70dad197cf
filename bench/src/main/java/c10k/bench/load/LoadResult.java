package c10k.bench.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/**
 * What one phase of load measured. A line belongs to the phase if it was due within the measured
 * time. All histograms are in nanoseconds; longer times count as {@link #LONGEST_NANOS}.
 *
 * @param sent lines due, and those of the warm-up that failed; {@code sent = received + failures}
 * @param received those of them answered byte for byte, if only after the end of the measured time
 * @param receivedInTime correct answers that arrived within the measured time; in a saturated open
 *     loop much less than {@code received}
 * @param failures lines answered wrongly, lost with their connection, or not answered within the
 *     time for draining
 * @param unanswered those of the failures that were still waiting when the time for draining was over,
 *     on connections that had done nothing wrong: a server that is too slow, or silent
 * @param elapsed the measured time
 * @param response from when a line was due to its answer: what a user feels
 * @param service from when a line was really sent to its answer: what the server says of itself;
 *     in a closed loop the same as {@code response}
 * @param sendLag from when a line was due to when it was really sent: what the generator, or a
 *     server that does not read, is to blame for; empty if lines were to wait, see {@link Conduct#oneAtATime}
 * @param probe response of the probes, which are neither in {@code response} nor in {@code service}; empty without
 *     probes
 * @param timeline the measured time in windows
 * @param loaderCpuShare share of one core that the generator, or the busiest of several, needed, without the time that it spent
 *     polling for nothing
 */
public record LoadResult(
    long sent,
    long received,
    long receivedInTime,
    long failures,
    long unanswered,
    Duration elapsed,
    Histogram response,
    Histogram service,
    Histogram sendLag,
    Histogram probe,
    Timeline timeline,
    double loaderCpuShare) {

  /** The longest time that the histograms tell from longer ones. */
  public static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);

  /** Precision of the histograms. */
  public static final int SIGNIFICANT_DIGITS = 3;

  /** Above this share of its core, the generator measures itself. */
  public static final double CLIENT_BOUND_CPU_SHARE = 0.9;

  /** Above this share of p99 of the response, the generator's own lateness is in the numbers. */
  public static final double CLIENT_BOUND_LAG_SHARE = 0.1;

  /** Lateness up to this is the kernel's: no timer is more exact without being told to be. */
  public static final long TIMER_SLACK_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

  /** Below this share of the offered rate, a server counts as saturated. */
  public static final double SATURATED_SHARE = 0.98;

  /** Above this share of the lines due over the last half, a backlog counts as growing. */
  public static final double GROWING_SHARE = 0.01;

  /** Within this share of each other, the last three sixths count as steady. */
  public static final double STEADY_SHARE = 0.05;

  private static final double P99 = 99;

  /** An empty histogram as all results have. */
  public static Histogram newHistogram() {
    return new Histogram(LONGEST_NANOS, SIGNIFICANT_DIGITS);
  }

  /**
   * What several generators measured at the same time, as one: sums, and the busiest of their threads, which says whether one was the limit.
   *
   * @param results at least one
   */
  static LoadResult merged(List<LoadResult> results) {
    if (results.size() == 1) {
      return results.getFirst();
    }
    return new LoadResult(
        results.stream().mapToLong(LoadResult::sent).sum(),
        results.stream().mapToLong(LoadResult::received).sum(),
        results.stream().mapToLong(LoadResult::receivedInTime).sum(),
        results.stream().mapToLong(LoadResult::failures).sum(),
        results.stream().mapToLong(LoadResult::unanswered).sum(),
        results.stream().map(LoadResult::elapsed).max(Duration::compareTo).orElseThrow(),
        merged(results, LoadResult::response),
        merged(results, LoadResult::service),
        merged(results, LoadResult::sendLag),
        merged(results, LoadResult::probe),
        Timeline.merged(results.stream().map(LoadResult::timeline).toList()),
        results.stream().mapToDouble(LoadResult::loaderCpuShare).max().orElseThrow());
  }

  private static Histogram merged(List<LoadResult> results, Function<LoadResult, Histogram> which) {
    var merged = newHistogram();
    results.forEach(result -> merged.add(which.apply(result)));
    return merged;
  }

  /** Correct answers per second of the measured time. */
  public double throughputPerSecond() {
    return receivedInTime / seconds();
  }

  /** Lines due per second; in a closed loop that follows the answers. */
  public double offeredPerSecond() {
    return sent / seconds();
  }

  /** Which share of the lines due was answered in time: 1 if the server keeps up. */
  public double achievedShare() {
    return sent == 0 ? 0 : Math.min(1, (double) receivedInTime / sent);
  }

  /** Whether answers came more slowly than lines were due, so that percentiles measure the test's length. */
  public boolean isSaturated() {
    return achievedShare() < SATURATED_SHARE;
  }

  /** Failures for which slowness is no excuse: wrong answers, lost connections, and silence of a server that keeps up. */
  public long errors() {
    return isSaturated() ? failures - unanswered : failures;
  }

  /** Whether more and more lines were waiting over the last half, so that it would have got worse. */
  public boolean isFallingBehind() {
    return timeline.backlogGrowth() > GROWING_SHARE;
  }

  /** Whether the last three sixths of the time were alike; not if the time was too short to tell. */
  public boolean isSteady() {
    var unsteadiness = timeline.unsteadiness();
    return unsteadiness.isPresent() && unsteadiness.getAsDouble() <= STEADY_SHARE;
  }

  /** Whether the generator was too busy or too late for the numbers to be the server's. */
  public boolean isClientBound() {
    return loaderCpuShare > CLIENT_BOUND_CPU_SHARE || lagIsVisible();
  }

  /** Whether lines were sent so late that it shows in the response times; both are 99th percentiles in nanoseconds. */
  public static boolean isLagVisible(double lagNanos, double responseNanos) {
    return lagNanos > TIMER_SLACK_NANOS && lagNanos > CLIENT_BOUND_LAG_SHARE * responseNanos;
  }

  private boolean lagIsVisible() {
    return isLagVisible((double) sendLag.getValueAtPercentile(P99), (double) response.getValueAtPercentile(P99));
  }

  private double seconds() {
    return elapsed.toNanos() / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
