package c10k.bench.load;

import c10k.server.ConfigurationException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What load to put on which server.
 *
 * @param target the echo server
 * @param connections connections, all open before the first line is sent
 * @param lineBytes length of each line with its LF
 * @param warmup how long to send before anything counts; zero for not at all
 * @param measure how long to measure
 * @param ratePerSecond lines per second over all connections together, at exponential gaps (open
 *     loop); if empty, each connection always has one line outstanding (closed loop)
 * @param seed of the gaps and of the choice of connections
 * @param conduct how it is carried out
 */
public record LoadPlan(
    InetSocketAddress target,
    int connections,
    int lineBytes,
    Duration warmup,
    Duration measure,
    OptionalDouble ratePerSecond,
    long seed,
    Conduct conduct) {

  /** Room for the times, the line's number and their check digits, and an LF. */
  public static final int SHORTEST_LINE_BYTES = TimedLine.HEADER_BYTES + 1;

  /** What every echo server of the lab accepts: 64 KiB and the LF. */
  public static final int LONGEST_LINE_BYTES = 64 * 1_024 + 1;

  private static final int MOST_CONNECTIONS = LoadConnection.MOST_CONNECTIONS;
  private static final double HIGHEST_RATE = 100_000_000;
  private static final Duration LONGEST_PHASE = Duration.ofDays(1);

  public LoadPlan {
    var reasons = new ArrayList<String>();
    requireWithin(1, connections, MOST_CONNECTIONS, "The number of connections", reasons);
    requireWithin(SHORTEST_LINE_BYTES, lineBytes, LONGEST_LINE_BYTES, "The line length", reasons);
    requireUsable(warmup, Duration.ZERO, "The warm-up", reasons);
    requireUsable(measure, Duration.ofMillis(1), "The measured time", reasons);
    requireUsable(ratePerSecond, reasons);
    requireWithin(0, conduct.probes(), Math.max(0, connections - 1), "The number of probes among the connections", reasons);
    if (target.isUnresolved()) {
      reasons.add("The host '" + target.getHostString() + "' is unknown.");
    }
    if (target.getPort() == 0) {
      reasons.add("The target's port is 0, but must be from 1 to 65535.");
    }
    ConfigurationException.throwIfAny(reasons);
  }

  /** Carried out as usual. */
  public LoadPlan(
      InetSocketAddress target, int connections, int lineBytes, Duration warmup, Duration measure, OptionalDouble ratePerSecond, long seed) {
    this(target, connections, lineBytes, warmup, measure, ratePerSecond, seed, Conduct.USUAL);
  }

  private static void requireWithin(int min, int value, int max, String name, List<String> reasons) {
    if (value < min || value > max) {
      reasons.add(name + " is " + value + ", but must be from " + min + " to " + max + ".");
    }
  }

  private static void requireUsable(Duration phase, Duration min, String name, List<String> reasons) {
    if (phase.compareTo(min) < 0 || phase.compareTo(LONGEST_PHASE) > 0) {
      var range = "from " + min.toMillis() + " ms to " + LONGEST_PHASE.toHours() + " h";
      reasons.add(name + " is " + phase.toMillis() + " ms, but must be " + range + ".");
    }
  }

  private static void requireUsable(OptionalDouble rate, List<String> reasons) {
    // Written so that NaN is refused too.
    if (rate.isPresent() && !(rate.getAsDouble() > 0 && rate.getAsDouble() <= HIGHEST_RATE)) {
      var range = "above 0 and at most " + (long) HIGHEST_RATE;
      reasons.add("The rate is " + rate.getAsDouble() + ", but must be " + range + ".");
    }
  }

  /** Whether lines are due at given times, whatever the answers. */
  public boolean isOpenLoop() {
    return ratePerSecond.isPresent();
  }

  /** The same with each connection always waiting for an answer. */
  public LoadPlan closedLoop() {
    return new LoadPlan(target, connections, lineBytes, warmup, measure, OptionalDouble.empty(), seed, conduct);
  }

  /** The same at so many lines per second over all connections. */
  public LoadPlan openLoop(double linesPerSecond) {
    return new LoadPlan(target, connections, lineBytes, warmup, measure, OptionalDouble.of(linesPerSecond), seed, conduct);
  }

  /** The same for another time. */
  public LoadPlan lasting(Duration newWarmup, Duration newMeasure) {
    return new LoadPlan(target, connections, lineBytes, newWarmup, newMeasure, ratePerSecond, seed, conduct);
  }

  /** The same over so many connections. */
  public LoadPlan with(int newConnections) {
    return new LoadPlan(target, newConnections, lineBytes, warmup, measure, ratePerSecond, seed, conduct);
  }

  /** The same with other gaps. */
  public LoadPlan seeded(long newSeed) {
    return new LoadPlan(target, connections, lineBytes, warmup, measure, ratePerSecond, newSeed, conduct);
  }

  /** The same, carried out in another way. */
  public LoadPlan conducted(Conduct newConduct) {
    return new LoadPlan(target, connections, lineBytes, warmup, measure, ratePerSecond, seed, newConduct);
  }

  /** Those that carry the load: all but the probes, which come last. */
  int loaded() {
    return connections - conduct.probes();
  }
}
