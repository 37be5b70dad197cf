package c10k.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.testkit.RuleCoverage.Citation;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RuleCoverageTest {
  private static final List<String> PAGE = List.of(
      "== Phases",
      "[[E-1]]E-1:: They MUST come in order.",
      "+",
      "_Intent:_ To know what comes next.",
      "",
      "[[E-2]]E-2:: It MUST end.",
      "+",
      "_Elsewhere:_ SV-1.");

  /** What tests look like from outside. */
  static final class Cited {
    @Test
    @Rule("E-1")
    @Rule("E-2")
    void aTestMayCiteTwo() {}
  }

  /** A rule that nobody checks. */
  static final class NotRun {
    @Rule("E-1")
    void nobodyRunsThis() {}
  }

  @Test
  void aRuleWithATestOrAReasonMUSTBeCovered() {
    var coverage = new RuleCoverage(PAGE, List.of(new Citation("E-1", "SomeTest.some")));
    assertThat(coverage.complaints()).isEmpty();
    assertThat(coverage.markdown()).containsExactly(
        "| Rule | Promise | Tests |",
        "| --- | --- | --- |",
        "| E-1 | They MUST come in order. | SomeTest.some |",
        "| E-2 | It MUST end. | Elsewhere: SV-1. |");
    assertThat(coverage.asciiDoc()).contains("|E-1 |They MUST come in order.", "|SomeTest.some");
  }

  @Test
  void aRuleWithNeitherMUSTBeNamed() {
    assertThat(new RuleCoverage(PAGE, List.of()).complaints()).containsExactly("E-1 has neither a test nor a reason why it is left out.");
  }

  @Test
  void aTestOfNoRuleMUSTBeNamed() {
    var citations = List.of(new Citation("E-1", "SomeTest.some"), new Citation("E-3", "SomeTest.other"));
    assertThat(new RuleCoverage(PAGE, citations).complaints()).containsExactly("SomeTest.other cites E-3, which is no rule.");
  }

  @Test
  void aReasonThatRefersToNothingMUSTBeNamed() {
    var page = List.of("[[E-1]]E-1:: It MUST end.", "+", "_Left out:_ See SV-999.");
    assertThat(new RuleCoverage(page, List.of()).complaints()).containsExactly("E-1 refers to SV-999, which is no rule.");
  }

  @Test
  void citationsMUSTBeReadFromTheTests() {
    assertThat(RuleCoverage.citations(Cited.class))
        .containsExactly(new Citation("E-1", "Cited.aTestMayCiteTwo"), new Citation("E-2", "Cited.aTestMayCiteTwo"));
  }

  @Test
  void aCitationThatNothingRunsMUSTBeRefused() {
    assertThatThrownBy(() -> RuleCoverage.citations(NotRun.class).toList()).hasMessage("NotRun.nobodyRunsThis cites a rule, but nothing runs it.");
  }
}
