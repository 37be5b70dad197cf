package c10k.bench.load;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * When the next line is due in an open loop, and on which connection: a Poisson process, as of many
 * users who know nothing of each other. The same seed gives the same arrivals.
 *
 * <p>Confined to the generator's thread.
 */
final class Arrivals {
  private final SplittableRandom random;
  private final double meanGapNanos;
  private final int firstConnection;
  private final int connections;

  /** Not a whole number, or rounding would change the rate of the fast ones. */
  private double dueNanos;

  /** On so many connections from that index on. */
  Arrivals(double ratePerSecond, int firstConnection, int connections, long seed, long startNanos) {
    this.random = new SplittableRandom(seed);
    this.meanGapNanos = TimeUnit.SECONDS.toNanos(1) / ratePerSecond;
    this.firstConnection = firstConnection;
    this.connections = connections;
    this.dueNanos = startNanos;
    next();
  }

  /** Those of a plan for an open loop. */
  static Arrivals of(LoadPlan plan, long startNanos) {
    return new Arrivals(plan.ratePerSecond().orElseThrow(), 0, plan.loaded(), plan.seed(), startNanos);
  }

  /** Those of a plan's probes. */
  static Arrivals ofProbes(LoadPlan plan, long startNanos) {
    // Another seed than the load's, or both would come in step.
    return new Arrivals(Conduct.PROBE_RATE, plan.loaded(), plan.conduct().probes(), ~plan.seed(), startNanos);
  }

  long dueNanos() {
    return (long) dueNanos;
  }

  int connection() {
    return firstConnection + random.nextInt(connections);
  }

  void next() {
    dueNanos += meanGapNanos * random.nextExponential();
  }
}
