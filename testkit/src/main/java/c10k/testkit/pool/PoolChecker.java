package c10k.testkit.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Decides after each step whether the rules of the pool contract hold, from what can be seen from
 * outside: calls and results, calls of the factory, statistics, events, and the time. It is the same
 * for all kinds of pool.
 */
final class PoolChecker {
  /** What can be decided after any step. The other rules have scenarios of their own. */
  static final List<String> RULES = List.of(
      "S-1", "S-2", "S-3", "S-4", "S-5", "S-6", "S-7", "S-10", "S-11",
      "L-1", "L-2", "L-3", "L-4", "L-5", "L-6", "L-7", "L-8",
      "T-1", "T-2", "T-3", "T-4", "T-6", "T-7",
      "C-1", "C-2", "C-3", "C-4", "C-5", "R-1", "R-2", "A-1", "A-2", "A-3", "A-4");

  private final List<Check> checks =
      List.of(new SafetyCheck(), new AccountingCheck(), new LivenessCheck(), new EvictionCheck(), new TimeCheck(), new CloseCheck());

  /** Some rules; may remember what it has seen. */
  @FunctionalInterface
  interface Check {

    /** Tells each rule that the step has broken. */
    void check(Change change, Consumer<Finding> findings);
  }

  List<Finding> check(Change change) {
    var findings = new ArrayList<Finding>();
    change.step().check(change, findings::add);
    checks.forEach(check -> check.check(change, findings::add));
    return findings;
  }
}
