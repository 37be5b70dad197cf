package c10k.bench.load;

import c10k.bench.stats.KneeSearch;
import c10k.bench.stats.KneeSearch.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Looks for the knee of a server: the highest rate of an open loop that it answers with p99 in time, without falling behind.
 *
 * <p>A closed loop tells where to begin. A rate that fails is tried once more before that is believed: machines have hiccups, and one of 25 ms is enough
 * for a step of 1.3 s to fail. Used once, confined to one thread.
 */
public final class KneeRun {
  /** Below what a closed loop reaches, where answers come many at once and so cost less. */
  private static final double FIRST_SHARE = 0.6;

  private static final double HIGHEST_SHARE = 8;
  private static final double LOWEST_SHARE = 1 / 10.0;

  /** A tenth of a second behind, and the limit of the percentile is out of reach. */
  private static final Duration LOST_BEHIND = Duration.ofMillis(100);

  private static final double P50 = 50;
  private static final double P99 = 99;
  private static final double NANOS_PER_MICRO = 1_000;

  /** Puts load on the server; a {@link LoadGenerator}, unless a test knows better. */
  @FunctionalInterface
  public interface Load {

    /** Runs one phase. */
    LoadResult run(LoadPlan phase) throws IOException;
  }

  /**
   * What one try of a rate brought.
   *
   * @param offered lines per second, as planned
   * @param achieved answers per second
   * @param p50Micros of the response times
   * @param p99Micros of the response times
   * @param inTime whether the server kept up and answered in time
   * @param clientBound whether the generator was too busy or too late to tell
   * @param result in full
   */
  public record Attempt(
      double offered, double achieved, double p50Micros, double p99Micros, boolean inTime, boolean clientBound, LoadResult result) {}

  /**
   * What was found.
   *
   * @param knee empty if even the lowest rate was too high
   * @param bounded whether a higher rate was tried and was too high
   * @param closedLoop answers per second of the closed loop that came first
   * @param attempts in the order tried, repeated ones included
   */
  public record Found(OptionalDouble knee, boolean bounded, double closedLoop, List<Attempt> attempts) {

    /** Most answers per second in any attempt, or in the closed loop. */
    public double highest() {
      return Math.max(closedLoop, attempts.stream().mapToDouble(Attempt::achieved).max().orElse(0));
    }

    /** The attempt at the knee. */
    public Attempt atKnee() {
      return attempts.stream()
          .filter(attempt -> attempt.inTime() && attempt.offered() == knee.orElseThrow())
          .findFirst()
          .orElseThrow();
    }

    /** Lines of all attempts that slowness does not excuse. */
    public long errors() {
      return attempts.stream().mapToLong(attempt -> attempt.result().errors()).sum();
    }
  }

  private final Load load;
  private final LoadPlan plan;
  private final KneeSettings settings;
  private final Consumer<Attempt> listener;
  private final List<Attempt> attempts = new ArrayList<>();

  /**
   * Prepares.
   *
   * @param plan of which target, connections, lines and seed count
   * @param listener hears of every attempt when it is over
   */
  public KneeRun(Load load, LoadPlan plan, KneeSettings settings, Consumer<Attempt> listener) {
    this.load = load;
    this.plan = plan;
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * Searches; takes some ten steps of the settings.
   *
   * @throws IOException if connections were lost
   */
  public Found search() throws IOException {
    double closed = load.run(plan.closedLoop().lasting(Duration.ZERO, settings.estimate())).throughputPerSecond();
    if (closed <= 0) {
      throw new IOException("The server answered nothing in " + settings.estimate().toMillis() + " ms, so there is no rate to begin with.");
    }
    double first = closed * FIRST_SHARE;
    var search = new KneeSearch(first, settings.factor(), settings.bisections(), closed * HIGHEST_SHARE, closed * LOWEST_SHARE);
    var knee = search(search);
    return new Found(knee.knee(), knee.bounded(), closed, List.copyOf(attempts));
  }

  private KneeSearch.Knee search(KneeSearch search) throws IOException {
    try {
      return search.search(this::step);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError("a step throws nothing else", e);
    }
  }

  private Step step(double rate) throws IOException {
    var attempt = attempt(rate);
    if (!attempt.inTime()) {
      attempt = attempt(rate);
    }
    return new Step(rate, attempt.achieved(), attempt.p99Micros(), attempt.inTime());
  }

  private Attempt attempt(double rate) throws IOException {
    var conduct = plan.conduct().givingUpBehind(LOST_BEHIND);
    var phase = plan.openLoop(rate).lasting(settings.warmup(), settings.step()).conducted(conduct).seeded(plan.seed() + attempts.size());
    var result = load.run(phase);
    var response = result.response();
    var attempt = new Attempt(
        rate,
        result.throughputPerSecond(),
        response.getValueAtPercentile(P50) / NANOS_PER_MICRO,
        response.getValueAtPercentile(P99) / NANOS_PER_MICRO,
        isInTime(result),
        result.isClientBound(),
        result);
    attempts.add(attempt);
    listener.accept(attempt);
    return attempt;
  }

  private boolean isInTime(LoadResult result) {
    return result.failures() == 0
        && !result.isSaturated()
        && !result.isFallingBehind()
        && result.response().getValueAtPercentile(P99) <= settings.p99Limit().toNanos();
  }
}
