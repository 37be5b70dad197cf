package c10k.bench.load;

import java.time.Duration;

/**
 * How the knee is searched, see {@link KneeRun}.
 *
 * @param p99Limit of the response times, above which a rate is too high
 * @param factor from one rate to the next
 * @param bisections how often the middle is tried afterwards
 * @param estimate how long a closed loop runs first, which tells where to begin
 * @param warmup of each step
 * @param step how long each rate is measured
 */
public record KneeSettings(Duration p99Limit, double factor, int bisections, Duration estimate, Duration warmup, Duration step) {

  /** Which differs from the rule that it comes from as decision 0013 explains. */
  public static final KneeSettings USUAL =
      new KneeSettings(Duration.ofMillis(10), 1.25, 4, Duration.ofMillis(750), Duration.ofMillis(200), Duration.ofMillis(1_300));

  /** The same with steps of another length, and with a warm-up and an estimate in proportion to it. */
  public KneeSettings withStep(Duration newStep) {
    double longer = newStep.toNanos() / (double) step.toNanos();
    return new KneeSettings(p99Limit, factor, bisections, times(estimate, longer), times(warmup, longer), newStep);
  }

  private static Duration times(Duration time, double factor) {
    return Duration.ofNanos(Math.round(time.toNanos() * factor));
  }

  /** The same with another limit. */
  public KneeSettings withP99Limit(Duration newLimit) {
    return new KneeSettings(newLimit, factor, bisections, estimate, warmup, step);
  }
}
