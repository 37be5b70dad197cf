package c10k.testkit.pool;

import c10k.pool.PoolEvent;
import c10k.testkit.pool.Moment.Doing;
import c10k.testkit.pool.Work.Kind;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** C-1 to C-5: the end. */
final class CloseCheck implements PoolChecker.Check {

  @Override
  public void check(Change change, Consumer<Finding> findings) {
    var after = change.after();
    if (change.history().drains().isEmpty()) {
      if (after.isClosed() || after.terminated()) {
        findings.accept(new Finding("C-5", "the pool has closed by itself"));
      }
      return;
    }
    if (!after.isClosed()) {
      findings.accept(new Finding("C-5", "the pool is drained, but its phase is " + after.stats().phase()));
    }
    if (!after.waiting().isEmpty()) {
      findings.accept(new Finding("C-1", after.waiting().getFirst() + " waits, though the pool is closed"));
    }
    if (!change.granted().isEmpty()) {
      findings.accept(new Finding("C-5", change.granted().getFirst() + " was granted, though the pool is closed"));
    }
    if (change.begun(Kind.CREATE) > 0) {
      findings.accept(new Finding("C-4", "a resource is made, though the pool is closed"));
    }
    if (after.count(Doing.IDLE) > 0) {
      findings.accept(new Finding("C-2", after.count(Doing.IDLE) + " resources are idle, though the pool is closed"));
    }
    if (change.step() instanceof Step.DrainWithin && change.before().isClosed() && !sameCounters(change)) {
      findings.accept(new Finding("C-5", "closing it again has changed the pool"));
    }
    change.history().drains().forEach(drain -> checkBound(drain, change, findings));
    checkEnd(change, findings);
  }

  private static boolean sameCounters(Change change) {
    var before = change.before().stats();
    var after = change.after().stats();
    return before.failures().equals(after.failures()) && before.endings().equals(after.endings()) && before.total() == after.total();
  }

  private static void checkBound(Drain drain, Change change, Consumer<Finding> findings) {
    var after = change.after();
    boolean done = drain.report().isDone();
    if (!done && (after.now() >= drain.dueAt() || after.terminated())) {
      findings.accept(new Finding("C-2", "drain has not returned, though " + (after.terminated() ? "nothing is left" : "its bound is over")));
    }
    if (drain.report().state() == Future.State.FAILED) {
      findings.accept(new Finding("C-2", "drain has failed with " + drain.report().exceptionNow()));
    }
    long firstDue = change.history().drains().stream().mapToLong(Drain::dueAt).min().orElse(0);
    if (done && after.now() < firstDue && after.stats().active() > 0) {
      findings.accept(new Finding("C-2", "drain has returned, though resources are held and its bound is not over"));
    }
  }

  private static void checkEnd(Change change, Consumer<Finding> findings) {
    var history = change.history();
    boolean allDestroyed = history.factory().tokens().stream().allMatch(Token::isDestroyed);
    boolean allMade = history.factory().pending(Kind.CREATE).isEmpty();
    if (change.after().terminated() && !allDestroyed) {
      findings.accept(new Finding("C-3", "the pool says that it has terminated, but not all resources are destroyed"));
    }
    if (!change.after().terminated() && allDestroyed && allMade && history.liveLeases().isEmpty()) {
      findings.accept(new Finding("C-3", "all resources are destroyed, but the pool does not say that it has terminated"));
    }
    long told = history.events().since(0).stream().filter(PoolEvent.Terminated.class::isInstance).count();
    if (told != (change.after().terminated() ? 1 : 0)) {
      findings.accept(new Finding("C-3", "there are " + told + " events Terminated"));
    }
  }
}
