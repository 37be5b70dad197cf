package c10k.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** When a run may take as long as it likes. */
class BenchBudgetTest {

  private static Optional<Duration> budgetOf(String options) {
    var command = new BenchCommand();
    new CommandLine(command).parseArgs(options.split(" ", -1));
    return command.usedBudget();
  }

  @Test
  void allOfTheProfileFullMUSTEndWithinAnHour() {
    assertThat(budgetOf("--profile full")).hasValueSatisfying(budget -> assertThat(budget).isLessThan(Duration.ofHours(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--profile full --only echo", "--profile full --rounds 9", "--profile quick"})
  void whoAsksForSomethingElseMUSTGetAllOfIt(String options) {
    assertThat(budgetOf(options)).isEmpty();
  }

  @Test
  void aBudgetThatIsGivenMUSTBeTheOne() {
    assertThat(budgetOf("--profile full --budget 90m")).contains(Duration.ofMinutes(90));
    assertThat(budgetOf("--budget 1m")).contains(Duration.ofMinutes(1));
  }
}
