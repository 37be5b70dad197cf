package c10k.testkit.pool;

import static c10k.testkit.pool.PoolFlaw.*;

import c10k.pool.EndReason;
import c10k.pool.PoolEvent;
import c10k.pool.ResourceState;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Ends resources: which, when and why. */
final class NaiveRetirement<R> {
  private static final int PERCENT = 100;
  private static final int JITTER_STEPS = 8;

  private final NaivePool<R> pool;
  private long nextSweep;

  NaiveRetirement(NaivePool<R> pool) {
    this.pool = pool;
  }

  void start() {
    nextSweep = pool.now() + pool.config.evictionInterval().toNanos();
  }

  /** Why a resource that nobody uses now must not be lent any more; null if it may. */
  @Nullable EndReason verdict(NaiveSlot<R> slot) {
    if (pool.phase.isClosed()) {
      return EndReason.CLOSED;
    }
    if (slot.doom != null) {
      return slot.doom;
    }
    if (isTooOld(slot) && !pool.has(HOT_RESOURCE_IS_IMMORTAL)) {
      return EndReason.TOO_OLD;
    }
    return pool.live() > pool.maxSize && !pool.has(ONE_TOO_MANY) && pool.lostPermits >= 0 ? EndReason.SHRUNK : null;
  }

  private boolean isTooOld(NaiveSlot<R> slot) {
    long maxAge = pool.config.maxAge().toNanos();
    long earlier = maxAge / PERCENT * pool.config.maxAgeJitterPercent() / JITTER_STEPS * (slot.id % (JITTER_STEPS + 1));
    return maxAge > 0 && pool.now() >= slot.createdAt + maxAge - earlier;
  }

  void retire(NaiveSlot<R> slot, EndReason reason) {
    slot.state = ResourceState.BROKEN;
    slot.ended = reason;
    slot.lease = null;
    pool.books.endings.merge(reason, 1L, Long::sum);
    pool.tell(new PoolEvent.Evicted(pool.config.name(), slot.id, reason));
    pool.turns.later(() -> destroy(slot));
  }

  private void destroy(NaiveSlot<R> slot) {
    CompletionStage<?> stage;
    try {
      stage = pool.factory.destroy(Objects.requireNonNull(slot.resource));
    } catch (RuntimeException | Error e) {
      pool.enter(() -> destroyed(slot, e));
      return;
    }
    stage.whenComplete((nothing, error) -> pool.enter(() -> destroyed(slot, error)));
  }

  private void destroyed(NaiveSlot<R> slot, @Nullable Throwable error) {
    if (error != null && pool.has(FAILING_DESTROY_NEVER_ENDS)) {
      return;
    }
    if (!(pool.has(EVICTED_DURING_A_CHECK_COMES_BACK) && slot.state.isLive())) {
      slot.state = ResourceState.GONE;
      pool.slots.remove(slot);
    }
    pool.books.destroyed++;
    pool.tell(new PoolEvent.Destroyed(pool.config.name(), slot.id, Objects.requireNonNull(slot.ended)));
    pool.settle();
  }

  void tick() {
    retireTooOldIdle();
    if (pool.now() >= nextSweep) {
      nextSweep = pool.now() + pool.config.evictionInterval().toNanos();
      sweep();
    }
  }

  void retireTooOldIdle() {
    for (var slot : idle()) {
      if (isTooOld(slot)) {
        retire(slot, EndReason.TOO_OLD);
      }
    }
  }

  private void sweep() {
    boolean spareBefore = made() > pool.minSize;
    for (var slot : idle()) {
      boolean spare = made() > pool.minSize;
      if (pool.has(EACH_IDLE_TIMER_SEES_A_SPARE)) {
        spare = spareBefore;
      } else if (pool.has(REAPER_IGNORES_THE_MINIMUM)) {
        spare = true;
      }
      if (idleLongerThan(slot, pool.config.maxIdleTime().toNanos()) || (spare && idleLongerThan(slot, idleTimeout()))) {
        retire(slot, EndReason.IDLE_TOO_LONG);
      }
    }
  }

  /** Those under way may fail, and do not count. */
  private int made() {
    return pool.live() - pool.count(ResourceState.CONNECTING);
  }

  private long idleTimeout() {
    boolean ignored = pool.has(IDLE_TIMEOUT_NEEDS_MAX_AGE) && pool.config.maxAge().isZero();
    return ignored ? 0 : pool.config.idleTimeout().toNanos();
  }

  private boolean idleLongerThan(NaiveSlot<R> slot, long limit) {
    return limit > 0 && pool.now() - slot.idleSince >= limit;
  }

  /** Longest idle first. */
  private List<NaiveSlot<R>> idle() {
    return pool.slots.stream()
        .filter(slot -> slot.is(ResourceState.IDLE))
        .sorted(Comparator.comparingLong((NaiveSlot<R> slot) -> slot.idleSince).thenComparingLong(slot -> slot.useNumber))
        .toList();
  }

  void retireIdle(EndReason reason) {
    idle().forEach(slot -> retire(slot, reason));
  }

  void shrink() {
    for (var slot : idle()) {
      if (pool.live() > pool.maxSize) {
        retire(slot, EndReason.SHRUNK);
      }
    }
  }

  void evictAll() {
    for (var slot : List.copyOf(pool.slots)) {
      switch (slot.state) {
        case IDLE -> retire(slot, EndReason.EVICTED);
        case CHECKING -> evictDuringCheck(slot);
        case ACTIVE -> slot.doom = EndReason.EVICTED;
        case CONNECTING, BROKEN, GONE -> {
        }
      }
    }
  }

  private void evictDuringCheck(NaiveSlot<R> slot) {
    if (pool.has(EVICTED_DURING_A_CHECK_COMES_BACK)) {
      retire(slot, EndReason.EVICTED);
    } else {
      slot.doom = EndReason.EVICTED;
    }
  }
}
