package c10k.testkit.pool;

import c10k.testkit.pool.Work.Kind;
import java.util.List;
import java.util.function.Predicate;

/**
 * One step of a history, with the pool at rest before and after it.
 *
 * @param step what was done
 * @param granted leases that came out of it
 */
record Change(PoolHistory history, Step step, Moment before, Moment after, List<Held> granted) {

  /** Calls of the factory that were begun in this step. */
  List<Work> begun() {
    var works = history.factory().works();
    return works.subList(before.works(), works.size());
  }

  long begun(Kind kind) {
    return begun().stream().filter(work -> work.kind() == kind).count();
  }

  /** Tokens whose destruction was begun in this step. */
  List<Token> dropped() {
    return begun().stream().filter(work -> work.kind() == Kind.DESTROY).map(Work::token).toList();
  }

  /** Callers that got none in this step. */
  List<Attempt> failed() {
    return history.attempts().stream()
        .filter(attempt -> attempt.isDone() && !attempt.isGranted())
        .filter(attempt -> before.waiting().contains(attempt) || attempt.number() > history.attemptsBefore())
        .toList();
  }

  boolean anyFailed(Predicate<Attempt> which) {
    return failed().stream().anyMatch(which);
  }

  /** Tokens that the pool had before and after, and that did nothing. */
  List<Token> idleAllTheTime() {
    return history.factory().tokens().stream()
        .filter(token -> before.does(token, Moment.Doing.IDLE) && after.does(token, Moment.Doing.IDLE))
        .toList();
  }
}
