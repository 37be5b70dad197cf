package c10k.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.testkit.ContractResults.Outcome;
import c10k.testkit.ContractResults.Result;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ContractMatrixTest {
  private static final RuleBook BOOK = RuleBook.parse(List.of("== Start", "[[SV-1]]SV-1:: It MUST start.", "[[SV-2]]SV-2:: It MUST end."));

  @Test
  void aCompleteMatrixMUSTHaveNoComplaints() {
    var matrix = matrix(result("SV-1", Outcome.KEPT, ""), result("SV-2", Outcome.DECLARED, "It cannot."));
    assertThat(matrix.complaints()).isEmpty();
    assertThat(matrix.markdown()).containsExactly(
        "| Rule | Promise | some-model |",
        "| --- | --- | --- |",
        "| SV-1 | It MUST start. | kept |",
        "| SV-2 | It MUST end. | by nature not (1) |",
        "",
        "1. It cannot.");
    assertThat(matrix.asciiDoc()).contains("|SV-2 |It MUST end.", "|by nature not (1)", ". It cannot.");
  }

  @Test
  void aMissingCellMUSTBeNamed() {
    assertThat(matrix(result("SV-1", Outcome.KEPT, "")).complaints()).containsExactly("some-model has no outcome for SV-2; run its tests.");
  }

  @Test
  void anUnknownRuleMUSTBeNamed() {
    var matrix = matrix(result("SV-1", Outcome.KEPT, ""), result("SV-2", Outcome.KEPT, ""), result("SV-3", Outcome.KEPT, ""));
    assertThat(matrix.complaints()).containsExactly("some-model has an outcome for SV-3, which is no rule.");
  }

  @Test
  void theWorstTestOfARuleMUSTCount() {
    var matrix = matrix(result("SV-1", Outcome.KEPT, ""), result("SV-1", Outcome.BROKEN, "no"), result("SV-2", Outcome.KEPT, ""));
    assertThat(matrix.complaints()).containsExactly("some-model breaks SV-1.");
  }

  @Test
  void aResultMUSTSurviveItsLine() {
    var result = result("SV-1", Outcome.SKIPPED, "needs Linux, or so");
    assertThat(Result.parse(result.line())).isEqualTo(result);
  }

  private static ContractMatrix matrix(Result... results) {
    return new ContractMatrix("matrix", BOOK, Map.of("some-model", List.of(results)));
  }

  private static Result result(String rule, Outcome outcome, String detail) {
    return new Result(rule, outcome, "test", detail);
  }
}
