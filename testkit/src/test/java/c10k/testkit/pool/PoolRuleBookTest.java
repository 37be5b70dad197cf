package c10k.testkit.pool;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.testkit.Rule;
import c10k.testkit.RuleBook;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Example;
import org.junit.jupiter.api.Test;

/** The page that people read and the checker that runs say the same. */
final class PoolRuleBookTest {
  private static final RuleBook BOOK = RuleBook.pool();

  @Test
  void everyRuleMUSTBeDecidedSomewhere() {
    assertThat(decidedRules()).containsExactlyInAnyOrderElementsOf(BOOK.ids());
  }

  @Test
  void everyRuleMUSTBind() {
    assertThat(BOOK.rules()).allSatisfy(rule -> assertThat(rule.sentence()).contains("MUST").endsWith("."));
  }

  private static Set<String> decidedRules() {
    var rules = new TreeSet<>(PoolChecker.RULES);
    Arrays.stream(PoolScenarios.class.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Example.class))
        .forEach(method -> rules.add(method.getAnnotation(Rule.class).value()));
    return rules;
  }
}
