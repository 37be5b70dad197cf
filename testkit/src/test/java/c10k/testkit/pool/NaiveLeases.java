package c10k.testkit.pool;

import static c10k.testkit.pool.PoolFlaw.*;

import c10k.pool.EndReason;
import c10k.pool.Holder;
import c10k.pool.PoolEvent;
import c10k.pool.PoolPhase;
import c10k.pool.ResourceState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Who has which resource, and what becomes of it when it comes back. */
final class NaiveLeases<R> {
  private final NaivePool<R> pool;
  private final List<NaiveLease<R>> held = new ArrayList<>();
  private final List<NaiveLease<R>> returned = new ArrayList<>();
  private long uses;

  NaiveLeases(NaivePool<R> pool) {
    this.pool = pool;
  }

  /** Those who wait already come first, so nothing is idle and trusted when somebody waits. */
  boolean grantAtOnce(NaiveWaiter<R> waiter) {
    if (pool.phase != PoolPhase.RUNNING || !pool.waiters.isEmpty()) {
      return false;
    }
    var slot = pool.chooseIdle();
    if (slot == null || pool.checks.mustPrecedeUseOf(slot)) {
      return false;
    }
    grant(slot, waiter);
    return true;
  }

  /** Returns whether there may be more to do. */
  boolean grantToFirst(NaiveSlot<R> slot) {
    int index = pool.has(SERVES_IN_RANDOM_ORDER) ? (int) (slot.useNumber * 7 + pool.books.acquired) % pool.waiters.size() : 0;
    var waiter = pool.waiters.remove(index);
    if (waiter.over && pool.has(DEAD_HEAD_EATS_A_TURN)) {
      return false;
    }
    pool.books.waited(pool.now() - waiter.since);
    grant(slot, waiter);
    return true;
  }

  private void grant(NaiveSlot<R> slot, NaiveWaiter<R> waiter) {
    var lease = new NaiveLease<>(pool, slot, pool.now(), stack());
    slot.state = ResourceState.ACTIVE;
    slot.lease = lease;
    waiter.over = true;
    waiter.lease = lease;
    held.add(lease);
    pool.books.acquired++;
    pool.tell(new PoolEvent.Acquired(pool.config.name(), slot.id, Duration.ofNanos(pool.now() - waiter.since)));
    pool.turns.later(() -> {
      if (!waiter.complete(lease) && !pool.has(TIMED_OUT_WAITER_GETS_THE_RESOURCE)) {
        lease.close();
      }
    });
  }

  private List<StackTraceElement> stack() {
    return pool.config.leakThreshold().isZero() ? List.of() : List.of(new Throwable().getStackTrace());
  }

  void release(NaiveLease<R> lease) {
    synchronized (pool) {
      boolean again = lease.ended;
      if (!pool.has(SECOND_RELEASE_COUNTS)) {
        lease.requireNotEnded();
      }
      end(lease);
      boolean clean = reset(lease);
      pool.enter(() -> {
        var slot = slotOf(lease);
        if (again && !slot.state.isLive()) {
          return;
        }
        if (clean) {
          pool.tell(new PoolEvent.Released(pool.config.name(), slot.id));
        }
        comesBack(slot, lease, clean);
        pool.settle();
      });
    }
  }

  private void end(NaiveLease<R> lease) {
    lease.ended = true;
    held.remove(lease);
    if (pool.has(RETURNS_ARE_KEPT)) {
      returned.add(lease);
    }
  }

  private boolean reset(NaiveLease<R> lease) {
    try {
      pool.factory.reset(Objects.requireNonNull(lease.slot.resource));
      return true;
    } catch (Exception | Error e) {
      return false;
    }
  }

  private NaiveSlot<R> slotOf(NaiveLease<R> lease) {
    if (!pool.has(EQUALS_AS_IDENTITY)) {
      return lease.slot;
    }
    return pool.slots.stream().filter(slot -> Objects.equals(slot.resource, lease.slot.resource)).findFirst().orElse(lease.slot);
  }

  private void comesBack(NaiveSlot<R> slot, NaiveLease<R> lease, boolean clean) {
    if (!lease.reportedAnError && slot.health.hasErrors() && pool.config.health().listensToUsers()) {
      slot.health.observe(true, 0);
    }
    slot.lease = null;
    slot.idleSince = pool.now();
    slot.trustedAt = pool.now();
    slot.useNumber = nextUse();
    if (pool.phase.isClosed() && pool.has(RETURNED_AFTER_CLOSE_STAYS_OPEN)) {
      slot.state = ResourceState.GONE;
      pool.slots.remove(slot);
    } else if (!clean) {
      if (!pool.has(FAILING_RESET_SKIPS_THE_RETURN)) {
        pool.retirement.retire(slot, EndReason.RESET_FAILED);
      }
    } else if (pool.config.health().listensToUsers() && slot.health.isBad(pool.config)) {
      pool.retirement.retire(slot, EndReason.UNHEALTHY);
    } else if (pool.checks.mustFollowUse(!pool.waiters.isEmpty()) && pool.retirement.verdict(slot) == null) {
      pool.checks.begin(slot, NaiveCheck.Purpose.ON_THE_WAY_BACK);
    } else {
      ready(slot);
    }
  }

  long nextUse() {
    return ++uses;
  }

  /** A resource that was made, checked or given back: it has just been seen to work. */
  void ready(NaiveSlot<R> slot) {
    var verdict = pool.retirement.verdict(slot);
    if (verdict != null) {
      pool.retirement.retire(slot, verdict);
      return;
    }
    slot.state = ResourceState.IDLE;
    if (pool.phase == PoolPhase.RUNNING && !pool.waiters.isEmpty() && !pool.has(POLLS_IN_STEPS)) {
      grantToFirst(slot);
    }
  }

  void invalidate(NaiveLease<R> lease) {
    synchronized (pool) {
      if (lease.ended && pool.has(RELEASE_AND_INVALIDATE_BOTH_COUNT)) {
        pool.books.invalidated++;
        return;
      }
      lease.requireNotEnded();
      end(lease);
      pool.enter(() -> {
        pool.books.invalidated++;
        pool.retirement.retire(lease.slot, EndReason.INVALIDATED);
        if (!pool.has(INVALIDATING_WAKES_NOBODY)) {
          pool.settle();
        }
      });
    }
  }

  void cancelledTooLate(NaiveWaiter<R> waiter) {
    var lease = waiter.lease;
    boolean isAnothers = lease != null && lease.ended && lease.slot.is(ResourceState.ACTIVE);
    if (isAnothers && pool.has(LATE_CANCEL_HITS_THE_NEXT)) {
      pool.enter(() -> pool.retirement.retire(lease.slot, EndReason.INVALIDATED));
    }
  }

  void report(NaiveLease<R> lease) {
    synchronized (pool) {
      if (!lease.ended && pool.config.health().listensToUsers()) {
        lease.reportedAnError = true;
        lease.slot.health.observe(false, 0);
      }
    }
  }

  void reportLeaks() {
    long threshold = pool.config.leakThreshold().toNanos();
    for (var lease : held) {
      if (threshold > 0 && !lease.leaked && pool.now() - lease.since >= threshold) {
        lease.leaked = true;
        pool.books.leaked++;
        pool.tell(new PoolEvent.Leaked(pool.config.name(), lease.holder(pool.now())));
      }
    }
  }

  List<Holder> holders() {
    return held.stream().map(lease -> lease.holder(pool.now())).sorted(Comparator.comparing(Holder::held).reversed()).toList();
  }
}
