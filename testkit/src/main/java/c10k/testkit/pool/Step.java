package c10k.testkit.pool;

import c10k.testkit.pool.ScriptedFactory.Habit;
import c10k.testkit.pool.Work.Kind;
import c10k.testkit.pool.Work.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * One step of a history. Steps name what they act on by a number that is taken modulo what there is,
 * so that every list of steps is a history, also after shrinking.
 */
sealed interface Step {

  /** Does it, and says what was done; empty if there was nothing to do it with. */
  String play(PoolHistory history);

  /** What it did wrong itself, such as an exception that should have been thrown and was not. */
  default void check(Change change, Consumer<Finding> findings) {}

  private static <T> T pick(List<T> all, int number) {
    return all.get(Math.floorMod(number, all.size()));
  }

  /** What was thrown, or nothing. */
  static List<Throwable> caught(Runnable action) {
    try {
      action.run();
      return List.of();
    } catch (Throwable e) {
      return List.of(e);
    }
  }

  /** A call of acquire. */
  record Acquire(Duration timeout) implements Step {
    @Override
    public String play(PoolHistory history) {
      var attempt = history.add(history.subject().acquire(timeout));
      return attempt + " acquires, time-out " + timeout;
    }
  }

  /** A call of acquire by a thread that was interrupted before; others give up right after it. */
  record AcquireInterrupted(Duration timeout) implements Step {
    @Override
    public String play(PoolHistory history) {
      var attempt = history.add(history.subject().acquireInterrupted(timeout));
      return attempt + " acquires, time-out " + timeout + ", interrupted before";
    }
  }

  /** A caller that waits gives up. */
  record GiveUp(int caller) implements Step {
    @Override
    public String play(PoolHistory history) {
      var waiting = history.last().waiting();
      if (waiting.isEmpty()) {
        return "";
      }
      var attempt = pick(waiting, caller);
      attempt.giveUp();
      return attempt + " gives up";
    }
  }

  /** A caller that has its answer gives up all the same. */
  record GiveUpTooLate(int caller) implements Step {
    @Override
    public String play(PoolHistory history) {
      var done = history.attempts().stream().filter(Attempt::isDone).toList();
      if (done.isEmpty()) {
        return "";
      }
      var attempt = pick(done, caller);
      attempt.giveUp();
      return attempt + " gives up, too late";
    }

    @Override
    public void check(Change change, Consumer<Finding> findings) {
      Steps.requireNoChange(change, "S-10", findings);
    }
  }

  /** A lease ends as it should. */
  record Release(int lease, Way way) implements Step {

    /** How to say it. */
    enum Way {
      RELEASE,
      POOL_RELEASE,
      CLOSE,
      BY_ITS_ACQUIRER
    }

    @Override
    public String play(PoolHistory history) {
      var live = history.liveLeases();
      if (live.isEmpty()) {
        return "";
      }
      var held = pick(live, lease);
      history.end(held, Held.End.RELEASED);
      var thrown = caught(() -> call(history, held));
      history.setThrown(thrown);
      return held + " is released (" + way + ")" + (thrown.isEmpty() ? "" : ", which throws " + thrown.getFirst());
    }

    private void call(PoolHistory history, Held held) {
      switch (way) {
        case RELEASE -> held.lease().release();
        case POOL_RELEASE -> history.subject().release(held.lease());
        case CLOSE -> held.lease().close();
        case BY_ITS_ACQUIRER -> held.attempt().inItsThread(held.lease()::release);
      }
    }

    @Override
    public void check(Change change, Consumer<Finding> findings) {
      Steps.requireNothingThrown(change, change.before().isClosed() ? "S-7" : "S-3", findings);
    }
  }

  /** A lease ends because its resource is broken. */
  record Invalidate(int lease) implements Step {
    @Override
    public String play(PoolHistory history) {
      var live = history.liveLeases();
      if (live.isEmpty()) {
        return "";
      }
      var held = pick(live, lease);
      history.end(held, Held.End.INVALIDATED);
      history.setThrown(caught(held.lease()::invalidate));
      return held + " is invalidated";
    }

    @Override
    public void check(Change change, Consumer<Finding> findings) {
      Steps.requireNothingThrown(change, "S-3", findings);
    }
  }

  /** A lease ends that has ended already. */
  record EndAgain(int lease, Misuse way) implements Step {

    /** How to do it. */
    enum Misuse {
      RELEASE,
      POOL_RELEASE,
      INVALIDATE,
      CLOSE,
      USE
    }

    @Override
    public String play(PoolHistory history) {
      var ended = history.leases().stream().filter(held -> !held.isLive()).toList();
      if (ended.isEmpty()) {
        return "";
      }
      var held = pick(ended, lease);
      history.setThrown(caught(() -> call(history, held)));
      return held + ", which has ended, is ended again (" + way + ")";
    }

    private void call(PoolHistory history, Held held) {
      switch (way) {
        case RELEASE -> held.lease().release();
        case POOL_RELEASE -> history.subject().release(held.lease());
        case INVALIDATE -> held.lease().invalidate();
        case CLOSE -> held.lease().close();
        case USE -> held.lease().resource();
      }
    }

    @Override
    public void check(Change change, Consumer<Finding> findings) {
      Steps.requireNoChange(change, "S-6", findings);
      if (way == Misuse.CLOSE) {
        Steps.requireNothingThrown(change, "S-6", findings);
      } else {
        Steps.requireThrown(change, IllegalStateException.class, "S-6", findings);
      }
    }
  }

  /** The pool is given a lease of which it knows nothing. */
  record ReleaseForeign() implements Step {
    @Override
    public String play(PoolHistory history) {
      history.setThrown(caught(() -> history.subject().release(new ForeignLease())));
      return "a foreign lease is released";
    }

    @Override
    public void check(Change change, Consumer<Finding> findings) {
      Steps.requireNoChange(change, "S-7", findings);
      Steps.requireThrown(change, IllegalArgumentException.class, "S-7", findings);
    }
  }

  /** A holder tells of an error. */
  record Report(int lease) implements Step {
    @Override
    public String play(PoolHistory history) {
      var live = history.liveLeases();
      if (live.isEmpty()) {
        return "";
      }
      var held = pick(live, lease);
      held.countReport();
      held.lease().reportError(new IllegalStateException("scripted report"));
      return held + " reports an error";
    }
  }

  /** One who holds nothing any more tells of an error. */
  record ReportTooLate(int lease) implements Step {
    @Override
    public String play(PoolHistory history) {
      var ended = history.leases().stream().filter(held -> !held.isLive()).toList();
      if (ended.isEmpty()) {
        return "";
      }
      var held = pick(ended, lease);
      history.setHealthBefore(history.subject().control().health());
      held.lease().reportError(new IllegalStateException("scripted report, too late"));
      return held + ", which has ended, reports an error";
    }

    @Override
    public void check(Change change, Consumer<Finding> findings) {
      Steps.requireNoChange(change, "S-10", findings);
      var health = change.history().subject().control().health();
      if (!health.equals(change.history().healthBefore())) {
        findings.accept(new Finding("S-10", "a report of an earlier holder has changed the health from " + change.history().healthBefore() + " to " + health));
      }
    }
  }

  /** The backend answers a call that the pool waits for. */
  record Finish(Kind kind, int work, Outcome outcome) implements Step {
    @Override
    public String play(PoolHistory history) {
      var pending = history.factory().pending(kind).stream().filter(Work::isAwaited).toList();
      if (pending.isEmpty()) {
        return "";
      }
      var work = pick(pending, this.work);
      history.factory().end(work, outcome);
      return work + " ends with " + outcome;
    }
  }

  /** The backend answers a call that the pool has given up. */
  record FinishTooLate(int work, Outcome outcome) implements Step {
    @Override
    public String play(PoolHistory history) {
      var pending = history.factory().works().stream().filter(work -> work.isPending() && work.isAbandoned()).toList();
      if (pending.isEmpty()) {
        return "";
      }
      var work = pick(pending, this.work);
      history.factory().end(work, outcome);
      return work + ", which was given up, ends with " + outcome;
    }

    @Override
    public void check(Change change, Consumer<Finding> findings) {
      Steps.requireNoEffectOnOthers(change, findings);
    }
  }

  /** The backend gets another habit. */
  record Become(Kind kind, Habit habit) implements Step {
    @Override
    public String play(PoolHistory history) {
      if (history.factory().habit(kind) == habit) {
        return "";
      }
      history.factory().setHabit(kind, habit);
      return "from now on, " + kind + " " + habit;
    }
  }

  /** The next reset fails. */
  record FailReset(Outcome how) implements Step {
    @Override
    public String play(PoolHistory history) {
      history.factory().failResets(1, how);
      return "the next reset will fail with " + how;
    }
  }

  /** Time passes. */
  record Advance(Duration by) implements Step {
    /** A ticker stays 200 years away from overflow, of the 292 that fit. */
    private static final Duration END_OF_TIME = Duration.ofDays(90 * 365);

    @Override
    public String play(PoolHistory history) {
      if (Duration.ofNanos(history.now()).plus(by).compareTo(END_OF_TIME) > 0) {
        return "";
      }
      history.advance(by);
      return by + " pass";
    }
  }

  /** New sizes. */
  record Resize(int min, int max) implements Step {
    @Override
    public String play(PoolHistory history) {
      if (min > max || history.last().isClosed()) {
        return "";
      }
      history.resized(min, max);
      history.subject().control().resize(min, max);
      return "resized to " + min + " to " + max;
    }
  }

  /** Nobody is served. */
  record Suspend() implements Step {
    @Override
    public String play(PoolHistory history) {
      history.setThrown(caught(history.subject().control()::suspend));
      return "suspended";
    }

    @Override
    public void check(Change change, Consumer<Finding> findings) {
      Steps.requireClosedOrNothingThrown(change, findings);
    }
  }

  /** All are served again. */
  record Resume() implements Step {
    @Override
    public String play(PoolHistory history) {
      history.setThrown(caught(history.subject().control()::resume));
      return "resumed";
    }

    @Override
    public void check(Change change, Consumer<Finding> findings) {
      Steps.requireClosedOrNothingThrown(change, findings);
    }
  }

  /** All resources are replaced. */
  record EvictAll() implements Step {
    @Override
    public String play(PoolHistory history) {
      history.evictedAll();
      history.subject().control().evictAll();
      return "all evicted";
    }
  }

  /** The end, with a bound. */
  record DrainWithin(Duration bound) implements Step {
    @Override
    public String play(PoolHistory history) {
      var report = history.subject().drain(bound);
      history.add(new Drain(history.now(), history.now() + bound.toNanos(), report));
      return "drained, at most " + bound;
    }
  }
}
