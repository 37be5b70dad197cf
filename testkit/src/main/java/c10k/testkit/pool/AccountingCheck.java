package c10k.testkit.pool;

import c10k.pool.AcquireFailure;
import c10k.pool.EndReason;
import c10k.pool.PoolEvent;
import c10k.testkit.pool.Moment.Doing;
import c10k.testkit.pool.Work.Kind;
import java.util.function.Consumer;

/** S-3 and: the pool's own picture is that which calls, leases and factory give. */
final class AccountingCheck implements PoolChecker.Check {

  @Override
  public void check(Change change, Consumer<Finding> findings) {
    checkPicture(change.after(), change, findings);
    checkTotals(change, findings);
    checkEvents(change, findings);
    change.failed().forEach(attempt -> checkReason(attempt, change, findings));
  }

  private static void checkPicture(Moment after, Change change, Consumer<Finding> findings) {
    var stats = after.stats();
    expect("S-3", "places in use", after.live(), stats.total(), findings);
    expect("A-1", "connecting", after.connecting(), stats.connecting(), findings);
    expect("A-1", "idle", after.count(Doing.IDLE), stats.idle(), findings);
    expect("A-1", "checking", after.count(Doing.CHECKING), stats.checking(), findings);
    expect("A-1", "active", after.count(Doing.ACTIVE), stats.active(), findings);
    expect("A-2", "waiting", after.waiting().size(), stats.waiting(), findings);
    var tokens = change.history().factory().tokens();
    expect("A-1", "closing", tokens.stream().filter(token -> !token.isAlive() && !token.isDestroyed()).count(), stats.closing(), findings);
    if (stats.waiting() > change.history().config().maxWaiters()) {
      findings.accept(new Finding("A-4", stats.waiting() + " callers wait, of at most " + change.history().config().maxWaiters()));
    }
    expect("R-1", "minimum", change.history().minSize(), stats.minSize(), findings);
    expect("R-1", "maximum", change.history().maxSize(), stats.maxSize(), findings);
  }

  private static void checkTotals(Change change, Consumer<Finding> findings) {
    var history = change.history();
    var stats = change.after().stats();
    var tokens = history.factory().tokens();
    expect("A-2", "calls", history.attempts().size(), stats.calls(), findings);
    expect("A-2", "acquired", history.leases().size(), stats.acquired(), findings);
    expect("A-2", "invalidated", history.leases().stream().filter(held -> held.ended(Held.End.INVALIDATED)).count(), stats.invalidated(), findings);
    expect("A-2", "released", history.leases().stream().filter(held -> held.ended(Held.End.RELEASED)).count(), stats.released(), findings);
    expect("A-2", "created", tokens.size(), stats.created(), findings);
    expect("A-2", "destroyed", tokens.stream().filter(Token::isDestroyed).count(), stats.destroyed(), findings);
    expect("A-3", "failures to create", history.failures().total(), stats.createFailures(), findings);
    long dropped = tokens.stream().filter(token -> !token.isAlive()).count();
    expect("A-3", "endings, all reasons together", dropped, stats.endings().values().stream().mapToLong(Long::longValue).sum(), findings);
    for (var reason : AcquireFailure.values()) {
      long failed = history.attempts().stream().filter(attempt -> attempt.failure().filter(reason::equals).isPresent()).count();
      long counted = stats.failedFor(reason);
      if (Math.abs(failed - counted) > answersThatMet(history)) {
        expect("A-3", "calls that failed as " + reason, failed, counted, findings);
      }
    }
  }

  /** Who cancels at once may meet the answer half-way: then each side has its own, true reason. */
  private static long answersThatMet(PoolHistory history) {
    return history.attempts().stream().filter(attempt -> attempt.isGivenUpAtOnce() && !attempt.isGranted()).count();
  }

  private static void checkEvents(Change change, Consumer<Finding> findings) {
    var events = change.history().events().since(0);
    var stats = change.after().stats();
    // Who gives up before the lease arrives was told of as served, and counts as cancelled.
    long answered = count(PoolEvent.Acquired.class, events) + count(PoolEvent.AcquireFailed.class, events);
    expect("A-3", "events Acquired and AcquireFailed", stats.acquired() + stats.failed(), answered, findings);
    expect("A-3", "events Created", stats.created(), count(PoolEvent.Created.class, events), findings);
    expect("A-3", "events CreateFailed", stats.createFailures(), count(PoolEvent.CreateFailed.class, events), findings);
    // A release whose reset fails may be told of as an eviction only.
    long released = count(PoolEvent.Released.class, events);
    if (released != stats.released() - stats.endedFor(EndReason.RESET_FAILED)) {
      expect("A-3", "events Released", stats.released(), released, findings);
    }
    expect("A-3", "events Destroyed", stats.destroyed(), count(PoolEvent.Destroyed.class, events), findings);
    for (var reason : stats.endings().keySet()) {
      long told = events.stream().filter(event -> event instanceof PoolEvent.Evicted evicted && evicted.reason() == reason).count();
      expect("A-3", "events Evicted as " + reason, stats.endedFor(reason), told, findings);
    }
  }

  private static long count(Class<? extends PoolEvent> type, Iterable<PoolEvent> events) {
    long count = 0;
    for (var event : events) {
      count += type.isInstance(event) ? 1 : 0;
    }
    return count;
  }

  /** The reason must be true, and the most special one. */
  private static void checkReason(Attempt attempt, Change change, Consumer<Finding> findings) {
    var reason = attempt.failure();
    if (reason.isEmpty()) {
      findings.accept(new Finding("A-3", attempt + " failed with " + attempt.error()));
      return;
    }
    boolean isTrue = switch (reason.get()) {
      case CANCELLED -> attempt.isGivenUp() || change.step() instanceof Step.AcquireInterrupted;
      case CLOSED -> change.after().isClosed();
      case TOO_MANY_WAITERS -> change.before().waiting().size() >= change.history().config().maxWaiters();
      case SUSPENDED -> change.before().stats().phase() == c10k.pool.PoolPhase.SUSPENDED;
      case BACKEND_DOWN -> isBackendDown(change);
      case EXHAUSTED -> change.before().isRunning() && !nothingCanBeMade(change);
    };
    if (!isTrue) {
      findings.accept(new Finding("A-3", attempt + " failed as " + reason.get() + ", which is not true"));
    }
  }

  private static boolean isBackendDown(Change change) {
    return change.before().isRunning()
        && (change.before().failuresInARow() > 0 || change.history().failures().inARow() > 0 || change.before().connecting() > 0);
  }

  /** There is no resource, and the last attempt to make one has failed. */
  private static boolean nothingCanBeMade(Change change) {
    return change.before().tokens().isEmpty() && change.after().tokens().isEmpty() && change.history().failures().inARow() > 0
        && change.begun(Kind.CREATE) == 0 && change.before().connecting() == 0;
  }

  private static void expect(String rule, String what, long expected, long actual, Consumer<Finding> findings) {
    if (expected != actual) {
      findings.accept(new Finding(rule, what + ": there are " + expected + ", but the pool says " + actual));
    }
  }
}
