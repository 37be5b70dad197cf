package c10k.testkit.pool;

import c10k.pool.EndReason;
import c10k.testkit.pool.Work.Kind;
import c10k.testkit.pool.Work.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** S-7, T-1 to T-4, A-3: who leaves does so for a true reason, and who must leave does. */
final class EvictionCheck implements PoolChecker.Check {
  private static final Map<EndReason, String> RULES = new EnumMap<>(Map.of(
      EndReason.INVALIDATED, "A-3",
      EndReason.UNHEALTHY, "T-7",
      EndReason.RESET_FAILED, "A-3",
      EndReason.TOO_OLD, "T-3",
      EndReason.IDLE_TOO_LONG, "T-1",
      EndReason.SHRUNK, "R-1",
      EndReason.EVICTED, "A-3",
      EndReason.CAME_TOO_LATE, "A-3",
      EndReason.CLOSED, "A-3"));

  @Override
  public void check(Change change, Consumer<Finding> findings) {
    for (var reason : EndReason.values()) {
      checkReason(reason, change, findings);
    }
    checkReleases(change, findings);
    if (change.after().isRunning()) {
      change.idleAllTheTime().forEach(token -> checkStays(token, change, findings));
      checkEvictAll(change, findings);
    }
    checkOrder(change, findings);
  }

  private static void checkReason(EndReason reason, Change change, Consumer<Finding> findings) {
    long told = change.after().stats().endedFor(reason) - change.before().stats().endedFor(reason);
    long could = change.dropped().stream().filter(token -> isTrue(reason, token, change)).count();
    if (told > could) {
      var rule = RULES.getOrDefault(reason, "A-3");
      findings.accept(new Finding(rule, told + " resources were destroyed as " + reason + ", which is true for " + could + " only"));
    }
  }

  private static boolean isTrue(EndReason reason, Token token, Change change) {
    var history = change.history();
    return switch (reason) {
      case INVALIDATED -> history.leases().stream().anyMatch(held -> held.isOn(token) && held.ended(Held.End.INVALIDATED));
      case UNHEALTHY -> hasBadNews(token, history);
      case RESET_FAILED -> token.hasResetFailed();
      case TOO_OLD -> Lives.mayBeTooOld(token, history, change.after().now());
      case IDLE_TOO_LONG -> isIdleTooLong(token, change);
      case SHRUNK -> change.before().live() > history.maxSize();
      case EVICTED -> history.isToBeReplaced(token);
      case CAME_TOO_LATE -> token.isLate() || change.before().isClosed();
      case CLOSED -> change.after().isClosed();
    };
  }

  private static boolean hasBadNews(Token token, PoolHistory history) {
    return history.leases().stream().anyMatch(held -> held.isOn(token) && held.reports() > 0)
        || history.factory().works().stream().anyMatch(
            work -> work.kind() == Kind.VALIDATE && work.isOn(token) && work.outcome() != Outcome.OK);
  }

  private static boolean isIdleTooLong(Token token, Change change) {
    var retirement = change.history().setup().retirement();
    long idle = change.after().now() - Lives.lastUse(token, change.history());
    return (!retirement.idle().isZero() && idle >= retirement.idle().toNanos())
        || (!retirement.maxIdle().isZero() && idle >= retirement.maxIdle().toNanos());
  }

  /** What comes back must not stay if it is too old, was reported too often, or the pool is closed. */
  private static void checkReleases(Change change, Consumer<Finding> findings) {
    change.history().endedInThisStep().stream()
        .filter(held -> held.ended(Held.End.RELEASED) && held.token().isAlive())
        .forEach(held -> checkReleased(held, change, findings));
  }

  private static void checkReleased(Held held, Change change, Consumer<Finding> findings) {
    var history = change.history();
    var token = held.token();
    var maxAge = history.config().maxAge();
    if (!maxAge.isZero() && change.after().now() - token.madeAt() >= maxAge.toNanos()) {
      findings.accept(new Finding("T-2", token + " came back beyond its maximum age, and was kept"));
    }
    if (history.isToBeReplaced(token)) {
      findings.accept(new Finding("S-4", token + " came back after evictAll, and was kept"));
    }
    if (history.config().health().listensToUsers() && held.reports() >= history.config().maxErrorsInARow()) {
      findings.accept(new Finding("S-4", token + " came back with " + held.reports() + " reports of errors, and was kept"));
    }
    if (change.before().isClosed()) {
      findings.accept(new Finding("S-7", token + " came back after the pool was closed, and was kept"));
    }
    if (change.before().live() > history.maxSize()) {
      findings.accept(new Finding("S-2", token + " came back to a pool that has become smaller, and was kept"));
    }
  }

  /** Each of the settings works alone. */
  private static void checkStays(Token token, Change change, Consumer<Finding> findings) {
    var history = change.history();
    var retirement = history.setup().retirement();
    long interval = Setup.EVICTION_INTERVAL.toNanos();
    long now = change.after().now();
    long idle = now - Lives.noticedIdle(token, history);
    boolean tooOld = !retirement.maxAge().isZero() && now - token.madeAt() >= retirement.maxAge().toNanos() + interval;
    boolean tooLongIdle = !retirement.maxIdle().isZero() && idle >= retirement.maxIdle().toNanos() + interval;
    boolean notNeeded = !retirement.idle().isZero()
        && idle >= retirement.idle().toNanos() + interval
        && now - change.before().now() >= interval
        && change.before().tokens().size() > history.minSize()
        && change.after().tokens().size() > history.minSize();
    if (tooOld || tooLongIdle || notNeeded) {
      findings.accept(new Finding("T-2", token + " is still there, though it is " + (tooOld ? "too old" : "idle for too long")));
    }
  }

  private static void checkEvictAll(Change change, Consumer<Finding> findings) {
    for (var token : change.idleAllTheTime()) {
      if (change.history().isToBeReplaced(token)) {
        findings.accept(new Finding("S-4", token + " is still there after evictAll"));
      }
    }
  }

  private static void checkOrder(Change change, Consumer<Finding> findings) {
    var before = change.before().stats();
    var after = change.after().stats();
    long idled = after.endedFor(EndReason.IDLE_TOO_LONG) - before.endedFor(EndReason.IDLE_TOO_LONG);
    var dropped = change.dropped();
    if (idled == 0 || idled != dropped.size()) {
      return;
    }
    checkLongestFirst(dropped, change, findings);
    checkMinimum(dropped, change, findings);
  }

  private static void checkLongestFirst(List<Token> dropped, Change change, Consumer<Finding> findings) {
    var history = change.history();
    for (var left : dropped) {
      for (var stayed : change.idleAllTheTime()) {
        if (Lives.noticedIdle(stayed, history) < Lives.lastUse(left, history)) {
          findings.accept(new Finding("T-4", left + " was destroyed for being idle, before " + stayed + ", which was so for longer"));
        }
      }
    }
  }

  private static void checkMinimum(List<Token> dropped, Change change, Consumer<Finding> findings) {
    var history = change.history();
    var maxIdle = history.setup().retirement().maxIdle();
    boolean regardless = !maxIdle.isZero()
        && dropped.stream().anyMatch(token -> change.after().now() - Lives.lastUse(token, history) >= maxIdle.toNanos());
    int left = change.before().live() - dropped.size();
    if (!regardless && left < history.minSize()) {
      findings.accept(new Finding("T-4", "only " + left + " resources were left, of at least " + history.minSize()));
    }
  }
}
