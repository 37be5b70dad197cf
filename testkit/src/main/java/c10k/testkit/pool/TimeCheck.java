package c10k.testkit.pool;

import java.util.function.Consumer;

/** T-3, T-4, T-7: the pool keeps to its minimum, and does not hurry or linger. */
final class TimeCheck implements PoolChecker.Check {

  @Override
  public void check(Change change, Consumer<Finding> findings) {
    var after = change.after();
    var history = change.history();
    int parallelism = history.config().connectParallelism();
    if (after.fresh() > parallelism) {
      findings.accept(new Finding("T-3", after.fresh() + " resources are made at the same time, of at most " + parallelism));
    }
    if (after.isRunning() && after.live() < history.minSize() && after.mayCreate(history)) {
      findings.accept(new Finding("T-4", "there are " + after.live() + " resources, of at least " + history.minSize() + ", and no more are made"));
    }
    if (change.before().terminated() && (change.begun().size() > 0 || after.events() != change.before().events()) && change.step() instanceof Step.Advance) {
      findings.accept(new Finding("T-7", "a timer has run after the end of the pool"));
    }
  }
}
