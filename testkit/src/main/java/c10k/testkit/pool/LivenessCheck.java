package c10k.testkit.pool;

import c10k.pool.AcquireFailure;
import c10k.testkit.pool.Moment.Doing;
import c10k.testkit.pool.Work.Kind;
import c10k.testkit.pool.Work.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** L-1 to L-8, R-2: who waits does so for a reason, and not for too long. */
final class LivenessCheck implements PoolChecker.Check {
  /** One resource's life from creation to destruction, with a check on its way, and some more. */
  private static final int CALLS_PER_RESOURCE = 5;

  private static final int EVENTS_PER_PARTY = 8;
  private static final Set<AcquireFailure> LACK_OF_TIME = Set.of(AcquireFailure.EXHAUSTED, AcquireFailure.BACKEND_DOWN, AcquireFailure.SUSPENDED);

  @Override
  public void check(Change change, Consumer<Finding> findings) {
    checkNobodyWaitsInVain(change, findings);
    checkDeadlines(change, findings);
    checkOrder(change, findings);
    checkEffort(change, findings);
    checkPauses(change, findings);
    checkSuspension(change, findings);
  }

  private static void checkNobodyWaitsInVain(Change change, Consumer<Finding> findings) {
    var after = change.after();
    int waiting = after.waiting().size();
    if (!after.isRunning() || waiting == 0) {
      return;
    }
    if (idleIsNotUsed(change, waiting)) {
      blame(change, waiting + " callers wait while " + after.count(Doing.IDLE) + " resources are idle", findings);
    } else if (couldCreate(change, waiting)) {
      blame(change, waiting + " callers wait while there is room for another resource, and it is not made", findings);
    }
  }

  /** An idle resource may be left alone only if it needs a check, and enough others are being checked. */
  private static boolean idleIsNotUsed(Change change, int waiting) {
    var after = change.after();
    var history = change.history();
    boolean trusted = history.factory().tokens().stream()
        .anyMatch(token -> after.does(token, Doing.IDLE) && Lives.isTrusted(token, history));
    return trusted || (after.count(Doing.IDLE) > 0 && waiting > after.count(Doing.CHECKING));
  }

  private static boolean couldCreate(Change change, int waiting) {
    var after = change.after();
    return waiting > after.connecting() + after.count(Doing.CHECKING) && after.mayCreate(change.history());
  }

  /** It is one and the same picture; which promise it breaks shows from what was going on. */
  private static void blame(Change change, String what, Consumer<Finding> findings) {
    suspects(change).forEach(rule -> findings.accept(new Finding(rule, what)));
  }

  private static List<String> suspects(Change change) {
    var suspects = new ArrayList<>(List.of("L-1"));
    var works = change.history().factory().works();
    if (change.begun(Kind.DESTROY) > 0 || change.step() instanceof Step.Finish || change.history().failures().inARow() > 0) {
      suspects.add("L-2");
    }
    if (change.anyFailed(attempt -> true)) {
      suspects.add("L-3");
    }
    if (works.stream().anyMatch(work -> work.isPending() && change.after().now() - work.startedAt() >= Setup.SLOW_CONNECT_AFTER.toNanos())) {
      suspects.add("L-5");
    }
    if (change.history().failures().pauseMustBeOver(change.after().now())) {
      suspects.add("L-8");
    }
    if (change.step() instanceof Step.Resize) {
      suspects.add("R-1");
    }
    if (change.step() instanceof Step.Resume) {
      suspects.add("R-2");
    }
    return suspects;
  }

  private static void checkDeadlines(Change change, Consumer<Finding> findings) {
    long now = change.after().now();
    for (var attempt : change.after().waiting()) {
      if (attempt.deadline() <= now) {
        boolean mayNotWait = attempt.timeout().isNegative() || attempt.timeout().isZero();
        findings.accept(new Finding(mayNotWait ? "T-6" : "L-4", attempt + " still waits, though its time is over"));
      }
    }
    for (var attempt : change.failed()) {
      if (attempt.failure().filter(LACK_OF_TIME::contains).isPresent() && now < attempt.deadline()) {
        findings.accept(new Finding("L-4", attempt + " failed for lack of time, but had some left"));
        if (attempt.timeout().toSeconds() > Integer.MAX_VALUE) {
          findings.accept(new Finding("T-6", attempt + " had all the time in the world, and failed for lack of it"));
        }
      }
    }
  }

  private static void checkOrder(Change change, Consumer<Finding> findings) {
    int bound = change.history().config().maxOvertakes() * Math.max(change.history().maxSize(), change.before().live());
    for (var waiting : change.after().waiting()) {
      var later = change.history().leases().stream().map(Held::attempt).filter(served -> served.number() > waiting.number()).toList();
      if (later.size() > bound) {
        findings.accept(new Finding("L-6", later.getLast() + " was served before " + waiting + ", who was first"));
      }
    }
  }

  private static void checkEffort(Change change, Consumer<Finding> findings) {
    int parties = change.history().maxSize() + change.before().live() + change.before().waiting().size() + 1;
    int calls = change.begun().size();
    int events = change.after().events() - change.before().events();
    if (calls > CALLS_PER_RESOURCE * parties || events > EVENTS_PER_PARTY * parties) {
      findings.accept(new Finding("L-7", "one step took " + calls + " calls of the factory and " + events + " events"));
    }
  }

  /** Whoever tries again without a pause would, if time went on in steps small enough, try without end. */
  private static void checkPauses(Change change, Consumer<Finding> findings) {
    var works = change.history().factory().works();
    long tooSoon = change.begun().stream()
        .filter(creation -> creation.kind() == Kind.CREATE && works.stream().anyMatch(failed -> isTooSoonAfter(failed, creation, works)))
        .count();
    // Those that were decided on together may begin though one of them has failed meanwhile.
    if (tooSoon >= change.history().config().connectParallelism()) {
      findings.accept(new Finding("L-7", tooSoon + " creations began without a pause after one that failed"));
    }
  }

  private static boolean isTooSoonAfter(Work failed, Work creation, List<Work> works) {
    return failed.kind() == Kind.CREATE
        && !failed.isPending()
        && !failed.isAbandoned()
        && failed.outcome() != Outcome.OK
        && failed.endedBefore(creation)
        && creation.startedAt() - failed.endedAt() < Setup.BACKOFF_MIN.toNanos()
        && works.stream().noneMatch(work -> work.kind() == Kind.CREATE && work.outcome() == Outcome.OK && work.endedBefore(creation) && work.endedAt() >= failed.endedAt());
  }

  private static void checkSuspension(Change change, Consumer<Finding> findings) {
    boolean suspended = change.before().stats().phase() == c10k.pool.PoolPhase.SUSPENDED && !(change.step() instanceof Step.Resume);
    if (suspended && !change.granted().isEmpty()) {
      findings.accept(new Finding("R-2", change.granted().getFirst() + " was granted while the pool was suspended"));
    }
    if (change.step() instanceof Step.Suspend && change.before().isRunning() && change.after().isRunning()) {
      findings.accept(new Finding("R-2", "the pool is not suspended"));
    }
  }
}
