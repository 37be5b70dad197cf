package c10k.testkit.pool;

import c10k.pool.PoolConfig.Validation;
import c10k.testkit.pool.Moment.Doing;
import c10k.testkit.pool.Work.Kind;
import c10k.testkit.pool.Work.Outcome;
import java.util.HashSet;
import java.util.function.Consumer;

/** S-1 to S-5, S-10, S-11: who may have a resource, and how many there may be. */
final class SafetyCheck implements PoolChecker.Check {

  @Override
  public void check(Change change, Consumer<Finding> findings) {
    checkOwners(change, findings);
    checkSize(change, findings);
    checkDestruction(change, findings);
    checkBadNews(change, findings);
    change.granted().forEach(held -> checkGrant(held, change, findings));
    checkInterrupts(change, findings);
  }

  private static void checkOwners(Change change, Consumer<Finding> findings) {
    var owned = new HashSet<Integer>();
    for (var held : change.history().liveLeases()) {
      if (!owned.add(held.token().number())) {
        findings.accept(new Finding("S-1", held.token() + " has two holders, the last is " + held.attempt()));
      }
    }
  }

  private static void checkSize(Change change, Consumer<Finding> findings) {
    var after = change.after();
    int max = change.history().maxSize();
    boolean mayBeTooMany = after.live() <= change.before().live() && after.count(Doing.IDLE) == 0;
    if (after.live() > max && !mayBeTooMany) {
      findings.accept(new Finding("S-2", "there are " + after.live() + " resources, of at most " + max));
    }
  }

  private static void checkDestruction(Change change, Consumer<Finding> findings) {
    change.history().factory().wrongs().forEach(wrong -> findings.accept(new Finding("S-5", wrong)));
    for (var token : change.history().factory().tokens()) {
      if (token.destroyCalls() > 1) {
        findings.accept(new Finding("S-5", token + " was destroyed " + token.destroyCalls() + " times"));
      }
      if (token.isLate() && token.isAlive()) {
        findings.accept(new Finding("S-5", token + " came after its creation was given up, and was not destroyed"));
      }
    }
    for (var held : change.history().liveLeases()) {
      if (!held.token().isAlive()) {
        findings.accept(new Finding("S-4", held.token() + " was destroyed under its holder, " + held.attempt()));
      }
    }
  }

  /** A resource that was found broken must leave. */
  private static void checkBadNews(Change change, Consumer<Finding> findings) {
    for (var work : change.history().factory().works()) {
      var token = work.token();
      if (work.kind() == Kind.VALIDATE && token != null && token.isAlive()) {
        boolean outOfTime = change.after().now() - work.startedAt() >= Setup.CHECK_TIMEOUT.toNanos() && work.isAwaited();
        if ((work.outcome() == Outcome.NOTHING && !work.isAbandoned()) || outOfTime) {
          findings.accept(new Finding(outOfTime ? "L-5" : "S-4", token + " is still there after a check that " + (outOfTime ? "took too long" : "found it broken")));
        }
      }
    }
  }

  private static void checkGrant(Held held, Change change, Consumer<Finding> findings) {
    var token = held.token();
    var history = change.history();
    if (token.isLate()) {
      findings.accept(new Finding("S-4", token + " was granted, though it came after its creation was given up"));
    }
    if (history.isToBeReplaced(token)) {
      findings.accept(new Finding("S-4", token + " was granted after evictAll"));
    }
    if (history.leases().stream().anyMatch(other -> other.isOn(token) && other.ended(Held.End.INVALIDATED))) {
      findings.accept(new Finding("S-4", token + " was granted after it had been invalidated"));
    }
    long age = change.after().now() - token.madeAt();
    var maxAge = history.config().maxAge();
    if (!maxAge.isZero() && age >= maxAge.toNanos()) {
      findings.accept(new Finding("T-2", token + " was granted beyond its maximum age"));
      findings.accept(new Finding("S-4", token + " was granted though it had expired"));
    }
    checkValidated(held, change, findings);
    checkReset(token, change, findings);
  }

  private static void checkValidated(Held held, Change change, Consumer<Finding> findings) {
    var history = change.history();
    var token = held.token();
    long idleSince = Lives.lastUse(token, history);
    long trusted = history.config().validateAfterIdle().toNanos();
    boolean needsCheck = history.config().validateOnAcquire() == Validation.ON
        && change.before().does(token, Doing.IDLE)
        && change.after().now() - idleSince >= trusted;
    boolean checked = history.factory().works().stream().anyMatch(
        work -> work.kind() == Kind.VALIDATE
            && work.isOn(token)
            && work.outcome() == Outcome.OK
            && work.endedAt() >= idleSince
            && change.after().now() - work.endedAt() <= trusted);
    if (needsCheck && !checked) {
      findings.accept(new Finding("S-4", token + " was granted without the check that it needed"));
    }
  }

  private static void checkReset(Token token, Change change, Consumer<Finding> findings) {
    long releases = change.history().leases().stream().filter(held -> held.isOn(token) && held.ended(Held.End.RELEASED)).count();
    if (token.resets() != releases) {
      findings.accept(new Finding("S-10", token + " was granted after " + releases + " releases, but " + token.resets() + " resets"));
    }
    if (token.hasResetFailed()) {
      findings.accept(new Finding("S-10", token + " was granted though its reset had failed"));
    }
  }

  private static void checkInterrupts(Change change, Consumer<Finding> findings) {
    for (var attempt : change.history().attempts()) {
      if (attempt.isGivenUp() && !attempt.isDone()) {
        findings.accept(new Finding("S-11", attempt + " has given up, and still waits"));
      }
      if (attempt.isGivenUp() && attempt.isGranted() && change.history().subject().callersAreThreads() && !attempt.isFlagAfter()) {
        findings.accept(new Finding("S-11", attempt + " was interrupted, and got a lease, but its flag was not set"));
      }
    }
  }
}
