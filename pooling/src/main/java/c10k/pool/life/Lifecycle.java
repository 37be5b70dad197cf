package c10k.pool.life;

import c10k.pool.AcquireFailure;
import c10k.pool.EndReason;
import c10k.pool.PoolEvent;
import c10k.pool.ResourceState;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Leads each resource from its creation to its end, along the {@link Transition}s.
 *
 * <p>Guarded by the pool's exclusion.
 */
final class Lifecycle<R> {
  private final PoolCore<R> core;
  private final Workbench<R> workbench;
  private long returns;

  Lifecycle(PoolCore<R> core, Workbench<R> workbench) {
    this.core = core;
    this.workbench = workbench;
  }

  private String pool() {
    return core.config().name();
  }

  // Create

  void startCreation() {
    var slot = core.roster().add(core.now());
    core.dueAt(core.now() + core.config().slowConnectAfter().toNanos());
    core.effects().add(() -> workbench.create(slot));
  }

  void created(Slot<R> slot, R resource) {
    core.tally().created++;
    slot.made(resource, core.now(), Refill.expiry(core.config(), slot.number(), core.now()));
    core.effects().emit(new PoolEvent.Created(pool(), slot.number(), Duration.ofNanos(core.now() - slot.connectingSince)));
    if (core.roster().endAbandoned(slot)) {
      slot.move(Transition.CREATED_TOO_LATE);
      destroy(slot, core.phase().isClosed() ? EndReason.CLOSED : EndReason.CAME_TOO_LATE);
      // One fewer hangs, so another may be made.
      core.goOn();
      return;
    }
    core.refill().succeeded();
    core.dueAt(slot.expiresNanos);
    slot.move(Transition.CREATED);
    slot.usedUntil(core.now());
    becomesIdle(slot);
    offer(slot);
  }

  void createFailed(Slot<R> slot, Throwable error) {
    boolean wasAbandoned = core.roster().endAbandoned(slot);
    slot.move(Transition.CREATE_FAILED);
    if (!wasAbandoned) {
      core.roster().remove(slot);
      noteFailure(error);
    }
    core.goOn();
  }

  private void noteFailure(Throwable error) {
    core.tally().createFailures++;
    core.effects().emit(new PoolEvent.CreateFailed(pool(), error, core.refill().failed(error)));
  }

  void creationTimedOut(Slot<R> slot) {
    abandonCreation(slot);
    noteFailure(new TimeoutException("The creation took longer than " + core.config().connectTimeout().toMillis() + " ms."));
  }

  /** Waits no longer for a creation; its place is free. */
  void abandonCreation(Slot<R> slot) {
    core.roster().abandon(slot);
    workbench.abandon(slot);
  }

  // Lend and come back

  /** What was just made or checked goes to the first who waits, without another check. */
  private void offer(Slot<R> slot) {
    long word = slot.word();
    if (core.roster().size() > core.config().maxSize()) {
      retire(slot, word, Transition.EVICTED, EndReason.SHRUNK);
    } else if (core.desk().isWanted() && slot.move(word, Transition.ACQUIRED)) {
      core.desk().grantToFirst(slot);
    }
    core.goOn();
  }

  /** A resource comes back; its holder has marked it as returning. */
  void release(Slot<R> slot) {
    core.upkeep().used(slot);
    slot.usedUntil(core.now());
    giveBack(slot);
  }

  private void giveBack(Slot<R> slot) {
    var reason = core.upkeep().reasonToRetire(slot);
    if (reason != null) {
      retire(slot, slot.word(), Transition.RETIRED, reason);
    } else if (core.upkeep().isCheckedOnReturn(core.desk().isAnybodyWaiting())) {
      startCheck(slot, slot.word(), Transition.RETURN_CHECK_STARTED);
    } else if (core.desk().isWanted()) {
      slot.move(Transition.HANDED_OVER);
      core.desk().grantToFirst(slot);
      // No place has become free, and nothing idle: there is nothing else to do.
      core.desk().updateGate();
      return;
    } else {
      slot.move(Transition.RELEASED);
      becomesIdle(slot);
    }
    core.goOn();
  }

  private void becomesIdle(Slot<R> slot) {
    slot.idles(returns++);
    core.upkeep().watchIfSuspect(slot);
  }

  /**
   * A fast claim came too late: its slot goes back as if nothing had been. To have been claimed for
   * nobody proves nothing about a resource; it is idle for as long as before.
   */
  void takeBack(Slot<R> slot) {
    core.tally().takenBack++;
    core.upkeep().lookBehind(slot);
    giveBack(slot);
  }

  /** A caller has given up between its grant and its hearing of it. */
  void undelivered(Slot<R> slot) {
    core.tally().failed(AcquireFailure.CANCELLED);
    takeBack(slot);
  }

  void invalidate(Slot<R> slot, EndReason reason) {
    if (reason == EndReason.INVALIDATED) {
      core.tally().invalidated++;
    }
    retire(slot, slot.word(), Transition.INVALIDATED, reason);
    core.goOn();
  }

  void reportError(Slot<R> slot, long lease) {
    if (core.config().health().listensToUsers() && slot.isHeldBy(lease)) {
      slot.failedItsHolder = true;
      slot.health.add(true, 0);
      slot.callForAttention();
    }
  }

  // Check

  /** Starts a check, unless a fast claim has been quicker. */
  void startCheck(Slot<R> slot, long word, Transition start) {
    if (slot.move(word, start)) {
      slot.slow = false;
      slot.checkedNanos = core.now();
      var config = core.config();
      core.dueAt(core.now() + Math.min(config.checkTimeout().toNanos(), config.slowConnectAfter().toNanos()));
      core.effects().add(() -> workbench.check(slot, start));
    }
  }

  /** A check has ended; too late, if the slot is no longer being checked. */
  void checked(Slot<R> slot, Transition start, boolean isWell, @Nullable Throwable error) {
    if (slot.state() != ResourceState.CHECKING) {
      return;
    }
    slot.health.add(!isWell, core.now() - slot.checkedNanos);
    var reason = core.upkeep().reasonToRetire(slot);
    if (!isWell && !core.upkeep().isBearable(slot, start, error, core.desk().isAnybodyWaiting())) {
      reason = EndReason.UNHEALTHY;
    }
    if (reason != null) {
      retire(slot, slot.word(), Transition.CHECK_FAILED, reason);
      core.goOn();
      return;
    }
    slot.move(Transition.CHECK_PASSED);
    if (start == Transition.RETURN_CHECK_STARTED) {
      slot.usedUntil(core.now());
      becomesIdle(slot);
    } else {
      slot.idleAgain(isWell ? core.now() : Times.LONG_AGO);
      core.upkeep().watchIfSuspect(slot);
    }
    offer(slot);
  }

  /** Waits no longer for a check, and destroys the resource. */
  void abandonCheck(Slot<R> slot, EndReason reason) {
    workbench.abandon(slot);
    retire(slot, slot.word(), Transition.CHECK_FAILED, reason);
  }

  // Destroy

  /** Takes a resource out of the pool for good, unless a fast claim has been quicker. */
  boolean retire(Slot<R> slot, long word, Transition transition, EndReason reason) {
    if (transition.from() != ResourceState.IDLE) {
      slot.move(transition);
    } else if (!slot.move(word, transition)) {
      return false;
    }
    core.roster().remove(slot);
    core.tally().acquiredBefore += Slot.epochOf(slot.word());
    destroy(slot, reason);
    return true;
  }

  private void destroy(Slot<R> slot, EndReason reason) {
    core.roster().beginClosing(slot);
    core.tally().ended(reason);
    core.effects().emit(new PoolEvent.Evicted(pool(), slot.number(), reason));
    core.effects().add(() -> workbench.destroy(slot, reason));
  }

  void destroyed(Slot<R> slot, EndReason reason) {
    core.roster().endClosing(slot);
    slot.move(Transition.DESTROYED);
    slot.resource = null;
    core.tally().destroyed++;
    core.effects().emit(new PoolEvent.Destroyed(pool(), slot.number(), reason));
    core.goOn();
  }
}
