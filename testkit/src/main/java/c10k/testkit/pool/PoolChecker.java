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
