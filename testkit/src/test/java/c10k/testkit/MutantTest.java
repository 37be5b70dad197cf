package c10k.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The suite is tested against servers that are wrong: each must be caught by the rule it breaks,
 * with a test that passes without the mutation. So a rule that could never fail would be found out.
 */
final class MutantTest {

  /** Tests of mutants may fail by waiting in vain, so they wait less. */
  private static final Duration SHORT = Duration.ofSeconds(1);

  private static final Duration LONG = Duration.ofSeconds(5);

  @ParameterizedTest
  @EnumSource
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void everyMutantMUSTBeCaughtByTheRuleItBreaks(Mutant mutant) {
    MutatedContract.use(mutant.mutated, SHORT);
    var model = mutant.mutated.get().name();
    var failed = SuiteRun.ofRule(MutatedContract.class, mutant.rule).failed();
    assertThat(failed).as("tests of %s that fail", mutant.rule).isNotEmpty();

    MutatedContract.use(mutant.sound, LONG);
    var sound = SuiteRun.ofTests(MutatedContract.class, failed.keySet());
    assertThat(failed.keySet()).as("tests that fail with the mutation only; without it: %s", sound.failures()).anyMatch(sound::passed);
    assertThat(failed.values()).allSatisfy(failure -> assertThat(failure)
        .hasMessageContaining(model)
        .hasMessageContaining("breaks " + mutant.rule)
        .hasMessageContaining(RuleBook.server().sentence(mutant.rule)));
  }
}
