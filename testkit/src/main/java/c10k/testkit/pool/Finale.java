package c10k.testkit.pool;

import c10k.testkit.pool.ScriptedFactory.Habit;
import c10k.testkit.pool.Work.Kind;
import c10k.testkit.pool.Work.Outcome;
import java.time.Duration;

/**
 * How each history ends: the backend recovers, everybody gives back what they hold, and then the
 * pool must be able to lend all it may have, and to end with nothing left. So whatever capacity was
 * lost on the way is missed here at the latest.
 */
final class Finale {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final PoolHistory history;

  private Finale(PoolHistory history) {
    this.history = history;
  }

  static void of(PoolHistory history) {
    var finale = new Finale(history);
    if (!history.last().isClosed()) {
      finale.recover();
      finale.borrowAll();
    }
    finale.end();
  }

  private void recover() {
    for (var kind : Kind.values()) {
      history.perform(new Step.Become(kind, Habit.WORKS));
    }
    if (!history.last().isRunning()) {
      history.perform(new Step.Resume());
    }
    while (!history.last().waiting().isEmpty()) {
      history.perform(new Step.GiveUp(0));
    }
    releaseAll();
    finishAll();
    history.perform(new Step.Advance(Setup.BACKOFF_MAX));
    finishAll();
  }

  private void borrowAll() {
    int max = Math.min(history.maxSize(), history.config().maxWaiters() + history.last().stats().idle());
    int first = history.attempts().size();
    for (int i = 0; i < max; i++) {
      history.perform(new Step.Acquire(LONG));
    }
    var missed = history.attempts().subList(first, history.attempts().size()).stream().filter(attempt -> !attempt.isGranted()).toList();
    if (!missed.isEmpty() && history.config().maxWaiters() > 0) {
      history.fail(new Finding("S-3", "nothing is held, and all works, but of " + max + " resources only " + (max - missed.size()) + " can be had"));
    }
  }

  private void end() {
    if (!history.last().isClosed()) {
      history.perform(new Step.DrainWithin(LONG));
    }
    releaseAll();
    finishAll();
    if (!history.last().terminated()) {
      history.fail(new Finding("C-3", "nothing is held or pending, but the pool does not say that it has terminated"));
    }
    history.perform(new Step.Advance(Duration.ofDays(1)));
  }

  private void releaseAll() {
    while (!history.liveLeases().isEmpty()) {
      history.perform(new Step.Release(0, Step.Release.Way.RELEASE));
    }
  }

  private void finishAll() {
    while (history.factory().works().stream().anyMatch(Work::isPending)) {
      for (var kind : Kind.values()) {
        history.perform(new Step.Finish(kind, 0, Outcome.OK));
      }
      history.perform(new Step.FinishTooLate(0, Outcome.OK));
    }
  }
}
