package c10k.pool.life;

import c10k.pool.AcquireFailure;
import c10k.pool.Holder;
import c10k.pool.PoolEvent;
import c10k.pool.PoolPhase;
import c10k.pool.ResourceState;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Serves callers: grants what can be granted, and keeps the others in order until it can.
 *
 * <p>Guarded by the pool's exclusion, but for {@link #gate}.
 */
final class Desk<R> {
  /** After so long it is looked whether anything lies idle beside those who wait. */
  private static final long OVERTAKING_NANOS = Duration.ofMillis(1).toNanos();

  /** Whoever has waited so long is not overtaken much more often. */
  private static final long OVERTAKEN_NANOS = Duration.ofMillis(10).toNanos();

  private final PoolCore<R> core;
  private final WaitQueue<R> queue = new WaitQueue<>();

  /**
   * What fast paths may do. Written before the core looks at words, as fast paths change a word
   * before they look at this: one of the two sees the other.
   */
  private volatile Gate gate = Gate.OPEN;

  Desk(PoolCore<R> core) {
    this.core = core;
  }

  Gate gate() {
    return gate;
  }

  int waiting() {
    return queue.size();
  }

  boolean isAnybodyWaiting() {
    return !queue.isEmpty();
  }

  long nextDeadline() {
    return queue.nextDeadline();
  }

  /** Settles the waiter at once, or keeps it until there is a resource or its time is over. */
  void acquire(Waiter<R> waiter, Duration timeout) {
    waiter.sinceNanos = core.now();
    waiter.deadlineNanos = core.now() + Times.nanosOf(timeout);
    if (core.phase().isClosed()) {
      fail(waiter, AcquireFailure.CLOSED);
      return;
    }
    var ready = queue.isEmpty() ? claim() : null;
    if (ready != null) {
      grant(waiter, ready);
    } else if (waiter.deadlineNanos <= core.now()) {
      fail(waiter, timeOutReason());
      // It does not wait, but shows that somebody comes: the next one is to find something.
      prepare(queue.size() + 1, true);
    } else if (queue.size() >= core.config().maxWaiters()) {
      fail(waiter, AcquireFailure.TOO_MANY_WAITERS);
    } else {
      queue.add(waiter);
      core.waiterDueAt(waiter.deadlineNanos);
      serve();
    }
  }

  /** The caller has given up. No effect if it is settled. */
  void withdraw(Waiter<R> waiter) {
    if (queue.remove(waiter)) {
      fail(waiter, AcquireFailure.CANCELLED);
      serve();
    }
  }

  /** Sends those away whose time is over. */
  void expire() {
    for (var late = queue.pollExpired(core.now()); late != null; late = queue.pollExpired(core.now())) {
      fail(late, timeOutReason());
    }
  }

  /** Sends all away: the pool is closed. */
  void close() {
    updateGate();
    for (var waiter = queue.poll(); waiter != null; waiter = queue.poll()) {
      fail(waiter, AcquireFailure.CLOSED);
    }
  }

  /** Serves those who wait with what is idle, and has more made. */
  void serve() {
    updateGate();
    // Looked at after the gate; and most of the time there is nothing, which is worth one look only.
    boolean isAnyIdle = core.roster().count(ResourceState.IDLE) > 0;
    while (isAnyIdle && !queue.isEmpty()) {
      var ready = claim();
      if (ready == null) {
        break;
      }
      grantToFirst(ready);
    }
    prepare(queue.size(), isAnyIdle);
    updateGate();
  }

  /** Has resources checked and created, so that so many callers can be served. */
  private void prepare(int callers, boolean isAnyIdle) {
    boolean isRunning = core.phase() == PoolPhase.RUNNING;
    if (isRunning && isAnyIdle) {
      startChecks(callers);
    }
    core.refill().run(isRunning ? callers : 0);
  }

  private void startChecks(int callers) {
    for (int checking = core.roster().count(ResourceState.CHECKING); checking < callers; checking++) {
      var best = bestIdle(false);
      if (best == null) {
        return;
      }
      core.lifecycle().startCheck(best, best.word(), Transition.CHECK_STARTED);
    }
  }

  /** Takes the best of the idle resources that can be lent as they are, or null. */
  private @Nullable Slot<R> claim() {
    while (core.phase() == PoolPhase.RUNNING) {
      var best = bestIdle(true);
      if (best == null) {
        return null;
      }
      // A fast claim may have been quicker; then there is another, or none.
      if (best.move(best.word(), Transition.ACQUIRED)) {
        return best;
      }
    }
    return null;
  }

  private @Nullable Slot<R> bestIdle(boolean trusted) {
    var upkeep = core.upkeep();
    Slot<R> best = null;
    for (var slot : core.live()) {
      // What a fast release has brought back since the last round can be trusted as much as the rest.
      upkeep.look(slot);
      if (slot.state() == ResourceState.IDLE && !upkeep.retireIfOld(slot) && upkeep.isTrusted(slot) == trusted) {
        best = best == null || upkeep.isBetter(slot, best) ? slot : best;
      }
    }
    return best;
  }

  /** Whether a resource that is free now has a taker. */
  boolean isWanted() {
    return core.phase() == PoolPhase.RUNNING && !queue.isEmpty();
  }

  /** Gives the first who waits a slot that is active already. */
  void grantToFirst(Slot<R> slot) {
    grant(Objects.requireNonNull(queue.poll()), slot);
  }

  private void grant(Waiter<R> waiter, Slot<R> slot) {
    slot.grantTo(waiter, core.now(), !core.config().leakThreshold().isZero());
    core.upkeep().watchIfSuspect(slot);
    waiter.settle(core.lease(slot));
    long waited = core.now() - waiter.sinceNanos;
    if (waiter.hasWaited()) {
      core.tally().waited(waited);
    }
    if (core.effects().haveListeners()) {
      core.effects().emit(new PoolEvent.Acquired(core.config().name(), slot.number(), Duration.ofNanos(waited)));
    }
    core.effects().add(waiter::wake);
  }

  private void fail(Waiter<R> waiter, AcquireFailure reason) {
    var waited = Duration.ofNanos(core.now() - waiter.sinceNanos);
    boolean isForLack = reason == AcquireFailure.EXHAUSTED || reason == AcquireFailure.BACKEND_DOWN;
    var holders = isForLack ? Reports.holders(core) : List.<Holder>of();
    var cause = reason == AcquireFailure.BACKEND_DOWN ? core.refill().lastFailure() : null;
    core.tally().failed(reason);
    waiter.settle(new Waiter.Failure(core.config().name(), reason, waited, holders, cause));
    core.effects().emit(new PoolEvent.AcquireFailed(core.config().name(), reason, waited));
    core.effects().add(waiter::wake);
  }

  private AcquireFailure timeOutReason() {
    if (core.phase() == PoolPhase.SUSPENDED) {
      return AcquireFailure.SUSPENDED;
    }
    boolean allHeld = core.roster().count(ResourceState.ACTIVE) >= core.config().maxSize();
    boolean noneComes = core.refill().lastFailure() != null || core.refill().isSlow();
    return noneComes && !allHeld ? AcquireFailure.BACKEND_DOWN : AcquireFailure.EXHAUSTED;
  }

  // The gate

  void updateGate() {
    if (core.phase() != PoolPhase.RUNNING || core.roster().size() > core.config().maxSize()) {
      gate = Gate.CLOSED;
    } else if (queue.isEmpty()) {
      gate = Gate.OPEN;
    } else if (gate == Gate.OPEN) {
      gate = Gate.CLOSED;
    }
  }

  /**
   * Threads come back for more before those to whom they gave way have woken up: to switch between
   * threads costs more than the work itself. For a while those who run may overtake those who wait.
   */
  void letOvertake() {
    boolean isOnlyWaitedFor = isWanted() && core.roster().size() <= core.config().maxSize();
    if (isOnlyWaitedFor && gate == Gate.CLOSED && core.config().maxOvertakes() > 0) {
      gate = Gate.OVERTAKING;
      core.dueAt(core.now() + OVERTAKING_NANOS);
    }
  }

  /** Overtaking ends when there is something that nobody takes, or somebody has waited for long. */
  void reviewOvertaking() {
    if (gate == Gate.OVERTAKING) {
      boolean isUnbearable = core.now() - queue.longestSince() > OVERTAKEN_NANOS;
      if (isUnbearable || core.roster().count(ResourceState.IDLE) > 0) {
        gate = Gate.CLOSED;
      } else {
        core.dueAt(core.now() + OVERTAKING_NANOS);
      }
    }
  }
}
