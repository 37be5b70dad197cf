package c10k.testkit.pool;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

/** The suites that the museum runs; not found by the build on its own. */
final class FlawedPools {
  /** Flaws that need a rare history get more of them than a pool without one. */
  private static final int TRIES = 10_000;

  /** Those that hang do so for good. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  /** Set before each run, since the engine makes the suites. */
  private static volatile @Nullable PoolFlaw flaw;

  private FlawedPools() {}

  /** Runs the whole suite, as it is for all pools. */
  static PoolSuiteRun runSound() {
    flaw = null;
    return PoolSuiteRun.of(Sound.class, test -> true);
  }

  /** Runs the test that has to notice; with {@code -Dmuseum.anySeed=true} with other histories each time. */
  static PoolSuiteRun run(PoolFlaw itsFlaw) {
    flaw = itsFlaw;
    Predicate<String> tests = itsFlaw.test()::equals;
    if (itsFlaw.needsThreads()) {
      return PoolSuiteRun.of(Blocking.class, tests);
    }
    return PoolSuiteRun.of(Boolean.getBoolean("museum.anySeed") ? AnySeed.class : Async.class, tests);
  }

  static final class Sound extends PoolContract {
    Sound() {
      super(new NaiveAsyncModel(null));
    }
  }

  /** With a seed, so that all builds do the same. */
  static final class Async extends PoolContract {
    Async() {
      super(new NaiveAsyncModel(flaw));
    }

    @Override
    @Property(seed = "1", tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void everyRuleMUSTHoldAfterEveryStepOfAnyHistory(@ForAll("setups") Setup setup, @ForAll("steps") List<Step> steps) {
      super.everyRuleMUSTHoldAfterEveryStepOfAnyHistory(setup, steps);
    }
  }

  static final class AnySeed extends PoolContract {
    AnySeed() {
      super(new NaiveAsyncModel(flaw));
    }

    @Override
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void everyRuleMUSTHoldAfterEveryStepOfAnyHistory(@ForAll("setups") Setup setup, @ForAll("steps") List<Step> steps) {
      super.everyRuleMUSTHoldAfterEveryStepOfAnyHistory(setup, steps);
    }
  }

  static final class Blocking extends PoolContract {
    Blocking() {
      super("naive", (config, factory) -> new BlockingSubject(new NaiveBlockingModel(flaw).openAsync(config, factory), config.ticker(), PATIENCE));
    }

    @Override
    @Property(seed = "1", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void everyRuleMUSTHoldAfterEveryStepOfAnyHistory(@ForAll("setups") Setup setup, @ForAll("steps") List<Step> steps) {
      super.everyRuleMUSTHoldAfterEveryStepOfAnyHistory(setup, steps);
    }
  }
}
