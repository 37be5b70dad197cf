package c10k.testkit.pool;

import c10k.testkit.RuleBook;
import java.util.List;
import java.util.stream.Collectors;

/** A history in which a pool has broken rules. The message is the counterexample. */
public final class BrokenRules extends AssertionError {
  private static final long serialVersionUID = 1L;

  private final String[] rules;

  BrokenRules(List<Finding> findings, String story) {
    super(message(findings, story));
    this.rules = findings.stream().map(Finding::rule).distinct().toArray(String[]::new);
  }

  private static String message(List<Finding> findings, String story) {
    var book = RuleBook.pool();
    return findings.stream()
        .map(finding -> "breaks " + finding.rule() + ": " + finding.what() + " (" + book.sentence(finding.rule()) + ")")
        .distinct()
        .collect(Collectors.joining("\n", "", "\n" + story));
  }

  /** The numbers of the rules, the most certain first. */
  public List<String> rules() {
    return List.of(rules);
  }
}
