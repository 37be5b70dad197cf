package c10k.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The page that people read and the suite that runs say the same. */
final class RuleBookTest {
  private static final RuleBook BOOK = RuleBook.server();

  @Test
  void everyRuleMUSTHaveATest() {
    assertThat(testedRules()).containsAll(BOOK.ids());
  }

  @Test
  void everyTestMUSTCiteARuleOfTheBook() {
    assertThat(BOOK.ids()).containsAll(testedRules());
  }

  @Test
  void rulesMUSTBeNumberedFromOneInOrder() {
    // A chapter that was planned for ten rules and needed eight leaves two numbers free.
    assertThat(BOOK.ids()).startsWith("SV-1").map(id -> Integer.valueOf(id.substring("SV-".length()))).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void everyRuleMUSTBind() {
    assertThat(BOOK.rules()).allSatisfy(rule -> assertThat(rule.sentence()).contains("MUST").endsWith("."));
  }

  @Test
  void everyTestMUSTSayMustInItsName() {
    assertThat(tests().map(Method::getName)).allMatch(name -> name.contains("MUST"));
  }

  @Test
  void aPageMUSTBeReadByItsAnchors() {
    var page = List.of("== Start", "", "[[SV-1]]SV-1:: It MUST start.", "+", "_Intent:_ SV-2:: is no rule.");
    assertThat(RuleBook.parse(page).rules()).containsExactly(new RuleBook.Entry("SV-1", "Start", "It MUST start."));
  }

  private static Set<String> testedRules() {
    var rules = new TreeSet<String>();
    tests().forEach(test -> rules.add(ContractExtension.ruleOf(test)));
    return rules;
  }

  /** Of all chapters that the suite gathers. */
  private static Stream<Method> tests() {
    return Arrays.stream(ServerContract.class.getDeclaredClasses())
        .filter(chapter -> chapter.isAnnotationPresent(Nested.class))
        .flatMap(chapter -> Arrays.stream(chapter.getSuperclass().getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(Test.class));
  }
}
