package c10k.testkit.pool;

import static c10k.testkit.pool.PoolFlaw.*;

import c10k.pool.EndReason;
import c10k.pool.HealthReport;
import c10k.pool.PoolConfig.Validation;
import c10k.pool.ResourceState;
import c10k.testkit.pool.NaiveCheck.Purpose;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Validates resources on their way and while they are idle. */
final class NaiveChecks<R> {
  private static final long LONG_AGO = Long.MIN_VALUE / 2;

  private final NaivePool<R> pool;
  private long nextRound;

  NaiveChecks(NaivePool<R> pool) {
    this.pool = pool;
  }

  void start() {
    nextRound = pool.now() + pool.config.healthCheckInterval().toNanos();
  }

  boolean mustPrecedeUseOf(NaiveSlot<R> slot) {
    return pool.config.validateOnAcquire() == Validation.ON
        && pool.now() - slot.trustedAt >= pool.config.validateAfterIdle().toNanos()
        && !pool.has(SKIPS_THE_CHECK);
  }

  /** On the way to the next caller a resource is checked as well, if it is trusted for no time at all. */
  boolean mustFollowUse(boolean isWaitedFor) {
    boolean trustsNobody = pool.config.validateOnAcquire() == Validation.ON && pool.config.validateAfterIdle().isZero();
    return pool.config.validateOnRelease() == Validation.ON || (isWaitedFor && trustsNobody && !pool.has(SKIPS_THE_CHECK));
  }

  int onTheWayToCallers() {
    return (int) pool.slots.stream()
        .filter(slot -> slot.is(ResourceState.CHECKING) && slot.check != null && slot.check.purpose == Purpose.ON_THE_WAY_TO_A_CALLER)
        .count();
  }

  /** Checks that take no longer than they should; after them, somebody can be served. */
  int onTheWaySoon() {
    return (int) pool.slots.stream()
        .filter(slot -> slot.is(ResourceState.CHECKING))
        .map(slot -> slot.check)
        .filter(check -> check != null && pool.now() < NaiveTime.after(check.startedAt, pool.config.slowConnectAfter()))
        .count();
  }

  /** The pool is closed, and waits for no check. */
  void abandonAll() {
    for (var slot : List.copyOf(pool.slots)) {
      if (slot.is(ResourceState.CHECKING)) {
        abandon(slot);
        pool.retirement.retire(slot, EndReason.CLOSED);
      }
    }
  }

  void begin(NaiveSlot<R> slot, Purpose purpose) {
    var check = new NaiveCheck(purpose, pool.now(), pool.waiters.isEmpty() ? null : pool.waiters.getFirst());
    slot.state = ResourceState.CHECKING;
    slot.check = check;
    pool.turns.later(() -> validate(slot, check));
  }

  private void validate(NaiveSlot<R> slot, NaiveCheck check) {
    CompletionStage<Boolean> stage;
    try {
      stage = pool.factory.validate(Objects.requireNonNull(slot.resource));
    } catch (RuntimeException | Error e) {
      pool.enter(() -> ended(slot, check, null));
      return;
    }
    check.stage = stage;
    stage.whenComplete((good, error) -> pool.enter(() -> ended(slot, check, error == null ? good : null)));
  }

  /**
   * A check has ended.
   *
   * @param good null if it failed itself
   */
  private void ended(NaiveSlot<R> slot, NaiveCheck check, @Nullable Boolean good) {
    if (slot.check != check) {
      return; // It took too long, and the resource is gone already.
    }
    if (isLostWith(check.waiter)) {
      return;
    }
    if (!pool.has(TIMER_OUTLIVES_THE_CHECK)) {
      slot.check = null;
    }
    slot.health.observe(Boolean.TRUE.equals(good), pool.now() - check.startedAt);
    boolean tolerated = good == null && check.purpose == Purpose.WHILE_IDLE && pool.waiters.isEmpty() && !slot.health.isBad(pool.config);
    if (Boolean.TRUE.equals(good)) {
      slot.trustedAt = pool.now();
      passed(slot, check);
    } else if (tolerated) {
      backToIdle(slot);
      pool.settle();
    } else {
      pool.retirement.retire(slot, EndReason.UNHEALTHY);
      if (!pool.has(DESTROYING_WAKES_NOBODY)) {
        pool.settle();
      }
    }
  }

  private boolean isLostWith(@Nullable NaiveWaiter<?> waiter) {
    if (waiter == null || !waiter.over) {
      return false;
    }
    return waiter.isCancelled() ? pool.has(CANCEL_DURING_CHECK_LEAKS) : waiter.isCompletedExceptionally() && pool.has(DEADLINE_DURING_CHECK_LEAKS);
  }

  private void passed(NaiveSlot<R> slot, NaiveCheck check) {
    if (pool.has(CANCELLED_WAITER_KEEPS_THE_WAKE_UP) && check.waiter != null && check.waiter.isCancelled()) {
      keep(slot);
      return;
    }
    pool.leases.ready(slot);
    pool.settle();
  }

  /** An error says little, but the next caller wants to know more. */
  private void backToIdle(NaiveSlot<R> slot) {
    slot.trustedAt = LONG_AGO;
    keep(slot);
  }

  private void keep(NaiveSlot<R> slot) {
    var verdict = pool.retirement.verdict(slot);
    if (verdict == null) {
      slot.state = ResourceState.IDLE;
    } else {
      pool.retirement.retire(slot, verdict);
    }
  }

  void tick() {
    for (var slot : List.copyOf(pool.slots)) {
      var check = slot.check;
      if (check != null && slot.state.isLive() && pool.now() >= NaiveTime.after(check.startedAt, pool.config.checkTimeout())) {
        timeOut(slot, check);
      }
    }
    if (pool.now() >= nextRound) {
      nextRound = pool.now() + pool.config.healthCheckInterval().toNanos();
      checkIdle();
    }
  }

  private void abandon(NaiveSlot<R> slot) {
    var check = Objects.requireNonNull(slot.check);
    slot.check = null;
    if (check.stage != null) {
      var stage = check.stage;
      pool.turns.later(() -> pool.factory.abandon(stage));
    }
  }

  private void timeOut(NaiveSlot<R> slot, NaiveCheck check) {
    abandon(slot);
    slot.health.observe(false, pool.now() - check.startedAt);
    pool.retirement.retire(slot, EndReason.UNHEALTHY);
  }

  private void checkIdle() {
    if (!pool.config.health().checksIdle() || pool.phase.isClosed()) {
      return;
    }
    for (var slot : List.copyOf(pool.slots)) {
      if (slot.is(ResourceState.IDLE)) {
        begin(slot, Purpose.WHILE_IDLE);
      }
    }
  }

  HealthReport report() {
    return new HealthReport(pool.slots.stream().map(slot -> slot.health.report(slot.id, slot.state, pool.now() - slot.createdAt)).toList());
  }
}
