package c10k.testkit.pool;

import c10k.pool.HealthMode;
import c10k.pool.PoolConfig.Validation;
import c10k.pool.ReuseOrder;
import c10k.testkit.pool.ScriptedFactory.Habit;
import c10k.testkit.pool.Setup.Checks;
import c10k.testkit.pool.Setup.Habits;
import c10k.testkit.pool.Setup.Retirement;
import c10k.testkit.pool.Setup.Sizes;
import c10k.testkit.pool.Work.Kind;
import c10k.testkit.pool.Work.Outcome;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Random configurations and histories. What is simpler comes first, since shrinking goes there. */
final class Histories {
  private static final int LONGEST = 40;
  private static final int MANY = 20;
  private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);
  private static final Duration YEAR = Duration.ofDays(365);

  private Histories() {}

  static Arbitrary<List<Step>> steps() {
    return step().list().ofMinSize(1).ofMaxSize(LONGEST).withSizeDistribution(RandomDistribution.uniform());
  }

  static Arbitrary<Setup> setups() {
    return Combinators.combine(
        sizes(), retirements(), checks(), Arbitraries.of(ReuseOrder.class), habits(), Arbitraries.of(Setup.Listener.class))
        .as(Setup::new);
  }

  private static Arbitrary<Sizes> sizes() {
    return Combinators.combine(
        Arbitraries.integers().between(0, 3),
        Arbitraries.integers().between(1, 3),
        Arbitraries.of(100, 3, 1, 0),
        Arbitraries.integers().between(1, 3),
        Arbitraries.of(0, 0, 1, 2))
        .as((min, max, waiters, parallelism, overtakes) -> new Sizes(Math.min(min, max), max, waiters, parallelism, overtakes));
  }

  private static Arbitrary<Retirement> retirements() {
    var idle = Duration.ofSeconds(10);
    var maxIdle = Duration.ofSeconds(20);
    var maxAge = Duration.ofSeconds(60);
    return Arbitraries.of(
        Retirement.NEVER,
        new Retirement(idle, Duration.ZERO, Duration.ZERO, 0),
        new Retirement(Duration.ZERO, maxIdle, Duration.ZERO, 0),
        new Retirement(Duration.ZERO, Duration.ZERO, maxAge, 0),
        new Retirement(Duration.ZERO, Duration.ZERO, maxAge, 50),
        new Retirement(idle, maxIdle, maxAge, 10));
  }

  private static Arbitrary<Checks> checks() {
    return Combinators.combine(
        Arbitraries.of(Validation.OFF, Validation.ON),
        Arbitraries.of(Duration.ZERO, Duration.ofMillis(500)),
        Arbitraries.of(Validation.OFF, Validation.OFF, Validation.ON),
        Arbitraries.of(HealthMode.class))
        .as(Checks::new);
  }

  private static Arbitrary<Habits> habits() {
    return Combinators.combine(
        Arbitraries.of(Habit.WORKS, Habit.WORKS, Habit.WAITS, Habit.WAITS),
        Arbitraries.of(Habit.WORKS, Habit.WAITS),
        Arbitraries.of(Habit.WORKS, Habit.WAITS))
        .as(Habits::new);
  }

  private static Arbitrary<Step> step() {
    return Arbitraries.frequencyOf(
        Tuple.of(MANY, timeouts().map(Step.Acquire::new)),
        Tuple.of(MANY, Combinators.combine(which(), Arbitraries.of(Step.Release.Way.class)).as(Step.Release::new)),
        Tuple.of(MANY, pauses().map(Step.Advance::new)),
        Tuple.of(MANY, finishes()),
        Tuple.of(6, which().map(Step.Invalidate::new)),
        Tuple.of(6, which().map(Step.GiveUp::new)),
        Tuple.of(5, Combinators.combine(which(), Arbitraries.of(Outcome.class)).as(Step.FinishTooLate::new)),
        Tuple.of(4, Combinators.combine(Arbitraries.of(Kind.class), Arbitraries.of(Habit.class)).as(Step.Become::new)),
        Tuple.of(3, which().map(Step.Report::new)),
        Tuple.of(3, Combinators.combine(Arbitraries.integers().between(0, 3), Arbitraries.integers().between(1, 4)).as(Step.Resize::new)),
        Tuple.of(9, rare()));
  }

  private static Arbitrary<Step> rare() {
    return Arbitraries.oneOf(
        timeouts().map(Step.AcquireInterrupted::new),
        which().map(Step.GiveUpTooLate::new),
        Combinators.combine(which(), Arbitraries.of(Step.EndAgain.Misuse.class)).as(Step.EndAgain::new),
        Arbitraries.just(new Step.ReleaseForeign()),
        which().map(Step.ReportTooLate::new),
        Arbitraries.of(Outcome.EXCEPTION, Outcome.ERROR).map(Step.FailReset::new),
        Arbitraries.just(new Step.Suspend()),
        Arbitraries.just(new Step.Resume()),
        Arbitraries.just(new Step.EvictAll()),
        Arbitraries.of(Duration.ofSeconds(1), Duration.ZERO, Duration.ofSeconds(30)).map(Step.DrainWithin::new));
  }

  /** Mostly good answers, or nothing would ever live long enough to be interesting. */
  private static Arbitrary<Step> finishes() {
    var outcomes = Arbitraries.frequency(
        Tuple.of(6, Outcome.OK), Tuple.of(1, Outcome.EXCEPTION), Tuple.of(1, Outcome.ERROR), Tuple.of(2, Outcome.NOTHING));
    var kinds = Arbitraries.frequency(Tuple.of(3, Kind.CREATE), Tuple.of(2, Kind.VALIDATE), Tuple.of(1, Kind.DESTROY));
    return Combinators.combine(kinds, which(), outcomes).as(Step.Finish::new);
  }

  private static Arbitrary<Integer> which() {
    return Arbitraries.integers().between(0, 5);
  }

  private static Arbitrary<Duration> timeouts() {
    return Arbitraries.of(
        Duration.ofSeconds(5),
        Duration.ofSeconds(1),
        Duration.ofSeconds(60),
        Duration.ofMillis(100),
        Duration.ZERO,
        Duration.ofSeconds(-1),
        FOR_EVER);
  }

  private static Arbitrary<Duration> pauses() {
    return Arbitraries.frequency(
        Tuple.of(3, Duration.ofMillis(1)),
        Tuple.of(4, Duration.ofMillis(100)),
        Tuple.of(3, Duration.ofMillis(250)),
        Tuple.of(3, Duration.ofMillis(400)),
        Tuple.of(3, Duration.ofMillis(600)),
        Tuple.of(4, Duration.ofSeconds(1)),
        Tuple.of(2, Duration.ofSeconds(3)),
        Tuple.of(4, Duration.ofSeconds(5)),
        Tuple.of(2, Duration.ofSeconds(10)),
        Tuple.of(1, Duration.ofSeconds(60)),
        Tuple.of(1, Duration.ofDays(1)),
        Tuple.of(1, YEAR));
  }
}
