package c10k.pool.life;

import c10k.pool.EndReason;
import c10k.pool.PoolConfig;
import c10k.pool.PoolConfig.Validation;
import c10k.pool.PoolEvent;
import c10k.pool.ResourceState;
import c10k.pool.ReuseOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the resources fit: decides whom to trust, whom to check, and whose time has come.
 *
 * <p>Guarded by the pool's exclusion. A fast path may claim an idle slot at any moment all the same;
 * then the claim wins, and the slot is looked at when it comes back.
 */
final class Upkeep<R> {
  /** A fast release is noticed within this part of the time for which resources are trusted. */
  private static final int LOOKS_PER_TRUST = 2;

  private static final long CLOSEST_LOOKS_NANOS = Duration.ofMillis(10).toNanos();

  private final PoolCore<R> core;
  private final boolean hasFastPath;
  private long lastLook;
  private long nextEviction;
  private long nextHealthCheck;

  Upkeep(PoolCore<R> core, boolean hasFastPath) {
    this.core = core;
    this.hasFastPath = hasFastPath;
    var config = core.config();
    this.lastLook = config.ticker().nanos();
    this.nextEviction = lastLook + config.evictionInterval().toNanos();
    this.nextHealthCheck = lastLook + config.healthCheckInterval().toNanos();
  }

  // Choosing among idle resources

  /** Whether it can be lent without a check. */
  boolean isTrusted(Slot<R> slot) {
    var config = core.config();
    return config.validateOnAcquire() == Validation.OFF
        || core.now() - slot.trustedNanos < config.validateAfterIdle().toNanos();
  }

  boolean isBetter(Slot<R> slot, Slot<R> other) {
    boolean cameLater = slot.returnOrder > other.returnOrder;
    return cameLater == (core.config().reuseOrder() == ReuseOrder.LAST_IN_FIRST_OUT);
  }

  /** Whether an idle resource was too old, and is out of the pool now. */
  boolean retireIfOld(Slot<R> slot) {
    long word = slot.word();
    return slot.expiresNanos <= core.now() && core.lifecycle().retire(slot, word, Transition.EVICTED, EndReason.TOO_OLD);
  }

  // When it comes back

  /** Its holder is done with it. */
  void used(Slot<R> slot) {
    if (core.config().health().listensToUsers() && slot.health.hasErrors() && !slot.failedItsHolder) {
      slot.health.add(false, 0);
    }
  }

  /** Takes notice of fast claims and releases. */
  void look(Slot<R> slot) {
    if (hasFastPath) {
      slot.look(lastLook, core.now());
    }
  }

  /** A fast claim hides what has happened before it; takes notice of that. */
  void lookBehind(Slot<R> slot) {
    if (!slot.isUntouchedBefore()) {
      look(slot);
    }
  }

  /** Why it must not be lent again, or null. */
  @Nullable EndReason reasonToRetire(Slot<R> slot) {
    if (core.phase().isClosed()) {
      return EndReason.CLOSED;
    }
    if (slot.retirement != null) {
      return slot.retirement;
    }
    if (slot.expiresNanos <= core.now()) {
      return EndReason.TOO_OLD;
    }
    if (core.roster().size() > core.config().maxSize()) {
      return EndReason.SHRUNK;
    }
    return slot.health.isIll(core.config()) ? EndReason.UNHEALTHY : null;
  }

  /** Whether to check it on its way back, or on its way to the next caller. */
  boolean isCheckedOnReturn(boolean isWaitedFor) {
    var config = core.config();
    boolean trustsNobody = config.validateOnAcquire() == Validation.ON && config.validateAfterIdle().isZero();
    return config.validateOnRelease() == Validation.ON || (trustsNobody && isWaitedFor);
  }

  /** Whether a failed check is no reason to destroy the resource yet. */
  boolean isBearable(Slot<R> slot, Transition start, @Nullable Throwable error, boolean isWaitedFor) {
    boolean onlyFailed = error != null && start == Transition.CHECK_STARTED && core.config().health().checksIdle();
    return onlyFailed && !isWaitedFor && !slot.health.isIll(core.config());
  }

  /** The fast path would overlook the errors of its past. It has a new state now. */
  void watchIfSuspect(Slot<R> slot) {
    if (slot.health.hasErrors()) {
      slot.callForAttention();
    }
  }

  // Time

  /** Acts on all that is due. */
  void run() {
    for (var slot : core.live()) {
      look(slot);
      switch (slot.state()) {
        case CONNECTING -> watchCreation(slot);
        case CHECKING -> watchCheck(slot);
        case IDLE -> watchIdle(slot);
        case ACTIVE -> watchHolder(slot);
        case BROKEN, GONE -> throw new IllegalStateException("Resource " + slot.number() + " is live and " + slot.state() + ".");
      }
    }
    lastLook = core.now();
    if (!core.phase().isClosed()) {
      sweep();
    }
  }

  private void watchCreation(Slot<R> slot) {
    if (isOver(slot.connectingSince, core.config().connectTimeout())) {
      core.lifecycle().creationTimedOut(slot);
    } else {
      slot.slow = isOver(slot.connectingSince, core.config().slowConnectAfter());
    }
  }

  private void watchCheck(Slot<R> slot) {
    if (isOver(slot.checkedNanos, core.config().checkTimeout())) {
      core.lifecycle().abandonCheck(slot, EndReason.UNHEALTHY);
    } else {
      slot.slow = isOver(slot.checkedNanos, core.config().slowConnectAfter());
    }
  }

  private void watchIdle(Slot<R> slot) {
    if (!retireIfOld(slot) && !isTrusted(slot)) {
      slot.callForAttention();
    }
  }

  private void watchHolder(Slot<R> slot) {
    if (slot.expiresNanos <= core.now() && slot.retirement == null) {
      retireOnReturn(slot, EndReason.TOO_OLD);
    }
    var threshold = core.config().leakThreshold();
    if (!threshold.isZero() && !slot.leakReported && isOver(slot.heldSince, threshold)) {
      slot.leakReported = true;
      core.tally().leaked++;
      core.effects().emit(new PoolEvent.Leaked(core.config().name(), Reports.holder(core, slot)));
    }
  }

  private static <R> void retireOnReturn(Slot<R> slot, EndReason reason) {
    slot.retirement = reason;
    slot.callForAttention();
  }

  private boolean isOver(long since, Duration limit) {
    return core.now() - since >= limit.toNanos();
  }

  private void sweep() {
    if (nextEviction <= core.now()) {
      nextEviction = core.now() + core.config().evictionInterval().toNanos();
      evictIdle();
    }
    if (nextHealthCheck <= core.now()) {
      nextHealthCheck = core.now() + core.config().healthCheckInterval().toNanos();
      checkIdle();
    }
  }

  private void evictIdle() {
    var config = core.config();
    for (var slot : idleLongestFirst()) {
      boolean isOverLimit = !config.maxIdleTime().isZero() && isOver(slot.idleSince, config.maxIdleTime());
      boolean isSuperfluous = !config.idleTimeout().isZero() && isOver(slot.idleSince, config.idleTimeout()) && made() > config.minSize();
      if (isOverLimit || isSuperfluous) {
        core.lifecycle().retire(slot, slot.word(), Transition.EVICTED, EndReason.IDLE_TOO_LONG);
      }
    }
  }

  /** Those under way may fail, and do not count against the minimum. */
  private int made() {
    return core.roster().size() - core.roster().count(ResourceState.CONNECTING);
  }

  private List<Slot<R>> idleLongestFirst() {
    var idle = new ArrayList<Slot<R>>();
    for (var slot : core.live()) {
      if (slot.state() == ResourceState.IDLE) {
        idle.add(slot);
      }
    }
    idle.sort(Comparator.<Slot<R>>comparingLong(slot -> slot.idleSince).thenComparingLong(slot -> slot.returnOrder));
    return idle;
  }

  /** One stays idle, for the caller who comes meanwhile. */
  private void checkIdle() {
    if (!core.config().health().checksIdle()) {
      return;
    }
    var idle = idleLongestFirst();
    for (var slot : idle.size() > 1 ? idle.subList(0, idle.size() - 1) : idle) {
      core.lifecycle().startCheck(slot, slot.word(), Transition.CHECK_STARTED);
    }
  }

  /** Asks to be called again when the next thing is due. */
  void schedule() {
    for (var slot : core.live()) {
      core.dueAt(nextDue(slot));
    }
    var config = core.config();
    if (core.phase().isClosed()) {
      return;
    }
    if (!config.idleTimeout().isZero() || !config.maxIdleTime().isZero()) {
      core.dueAt(nextEviction);
    }
    if (config.health().checksIdle()) {
      core.dueAt(nextHealthCheck);
    }
    if (hasFastPath && config.validateOnAcquire() == Validation.ON) {
      core.dueAt(core.now() + Math.max(config.validateAfterIdle().toNanos() / LOOKS_PER_TRUST, CLOSEST_LOOKS_NANOS));
    }
  }

  private long nextDue(Slot<R> slot) {
    var config = core.config();
    return switch (slot.state()) {
      case CONNECTING -> slot.connectingSince + next(slot, config, config.connectTimeout());
      case CHECKING -> slot.checkedNanos + next(slot, config, config.checkTimeout());
      case IDLE -> slot.expiresNanos;
      case ACTIVE -> Math.min(slot.retirement == null ? slot.expiresNanos : Times.NEVER, leakDue(slot, config));
      case BROKEN, GONE -> Times.NEVER;
    };
  }

  private static <R> long next(Slot<R> slot, PoolConfig config, Duration limit) {
    return slot.slow ? limit.toNanos() : Math.min(limit.toNanos(), config.slowConnectAfter().toNanos());
  }

  private static <R> long leakDue(Slot<R> slot, PoolConfig config) {
    boolean isOff = config.leakThreshold().isZero() || slot.leakReported;
    return isOff ? Times.NEVER : slot.heldSince + config.leakThreshold().toNanos();
  }

  // All at once

  /** Brings the pool down to its maximum, as far as nobody holds what is too much. */
  void shrink() {
    for (var slot : idleLongestFirst()) {
      if (core.roster().size() > core.config().maxSize()) {
        core.lifecycle().retire(slot, slot.word(), Transition.EVICTED, EndReason.SHRUNK);
      }
    }
    for (var slot : core.live()) {
      if (core.roster().size() > core.config().maxSize() && slot.state() == ResourceState.CONNECTING) {
        core.lifecycle().abandonCreation(slot);
      }
    }
  }

  /** Replaces what exists now. */
  void evictAll() {
    for (var slot : core.live()) {
      long word = slot.word();
      if (Slot.stateOf(word) == ResourceState.IDLE && core.lifecycle().retire(slot, word, Transition.EVICTED, EndReason.EVICTED)) {
        continue;
      }
      if (slot.state() != ResourceState.CONNECTING) {
        retireOnReturn(slot, EndReason.EVICTED);
      }
    }
  }

  /** Ends what nobody holds; the pool is closed. */
  void endAllUnheld() {
    for (var slot : core.live()) {
      long word = slot.word();
      switch (Slot.stateOf(word)) {
        case CONNECTING -> core.lifecycle().abandonCreation(slot);
        case CHECKING -> core.lifecycle().abandonCheck(slot, EndReason.CLOSED);
        // If a fast claim is quicker, it finds the pool closed, and gives the slot back.
        case IDLE -> core.lifecycle().retire(slot, word, Transition.EVICTED, EndReason.CLOSED);
        case ACTIVE, BROKEN, GONE -> {}
      }
    }
  }
}
