package c10k.loop;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.testkit.RuleBook;
import c10k.testkit.RuleCoverage;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Writes the matrix of the loop's rules and their tests. */
final class RuleMatrixTest {
  private static final Path TARGET = Path.of("target");

  @Test
  void everyRuleMUSTHaveATestOrAReason() {
    var coverage = RuleCoverage.ofLoop(TARGET.resolve("test-classes"), RuleMatrixTest.class.getClassLoader());
    assertThat(coverage.complaints()).isEmpty();
    coverage.writeTo(TARGET);
  }

  @Test
  void rulesMUSTBeNumberedFromOneWithoutGaps() {
    assertThat(RuleBook.loop().ids()).isEqualTo(IntStream.rangeClosed(1, 49).mapToObj(i -> "E-" + i).toList());
  }

  @Test
  void everyRuleMUSTBind() {
    assertThat(RuleBook.loop().rules()).allSatisfy(rule -> assertThat(rule.sentence()).contains("MUST").endsWith("."));
  }
}
