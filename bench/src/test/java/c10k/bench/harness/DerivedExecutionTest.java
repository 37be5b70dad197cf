package c10k.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import c10k.bench.result.CaseRecord;
import c10k.bench.result.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DerivedExecutionTest {
  private static final OptionalDouble NONE = OptionalDouble.empty();

  @Test
  void aCalculatedFigureMUSTBeTheCasesOnly() throws IOException {
    assertThat(run(new Known(40)).figures()).isEqualTo(Map.of("only", Map.of(Figure.TIMES_FASTER.key(), 10.0)));
  }

  @Test
  void whatCannotBeCalculatedMUSTSayWhatIsMissing() {
    assertThatIOException().isThrownBy(() -> run(new Known(Double.NaN))).withMessageContaining("the scenario 'other'");
  }

  @Test
  void sumsAndQuotientsOfNothingMUSTBeNothing() {
    assertThat(DerivedExecution.sum(OptionalDouble.of(1), OptionalDouble.of(2))).hasValue(3);
    assertThat(DerivedExecution.sum(OptionalDouble.of(1), NONE)).isEmpty();
    assertThat(DerivedExecution.quotient(OptionalDouble.of(1), OptionalDouble.of(2))).hasValue(0.5);
    assertThat(DerivedExecution.quotient(NONE, OptionalDouble.of(2))).isEmpty();
    assertThat(DerivedExecution.quotient(OptionalDouble.of(1), OptionalDouble.of(0))).isEmpty();
  }

  private static Execution.Outcome run(Earlier earlier) throws IOException {
    var parameters = DerivedExecution.parameters(
        "the scenario 'other'",
        Map.of(Figure.TIMES_FASTER, (contestant, known) -> DerivedExecution.quotient(known.figure("other", "case", contestant, Figure.READY_P50), OptionalDouble.of(4))));
    var launch = new Launch("only", List.of(new CaseRecord("only", "only", Map.of())), parameters, Duration.ofMillis(1));
    return new DerivedExecution().run(new Execution.Task("a", launch, parameters.of("a", earlier), 1, Path.of("unused")));
  }

  private record Known(double value) implements Earlier {

    @Override
    public OptionalDouble figure(String scenario, String caseName, String contestant, Figure figure) {
      return Double.isNaN(value) ? NONE : OptionalDouble.of(value);
    }

    @Override
    public OptionalDouble least(String scenario, String caseName, Figure figure) {
      return NONE;
    }
  }
}
