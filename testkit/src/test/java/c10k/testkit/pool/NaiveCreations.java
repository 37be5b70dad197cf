package c10k.testkit.pool;

import static c10k.testkit.pool.PoolFlaw.*;

import c10k.pool.EndReason;
import c10k.pool.PoolEvent;
import c10k.pool.ResourceState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Makes resources: when, how many at once, and what becomes of those that fail or come late. */
final class NaiveCreations<R> {
  private static final int AS_GOOD_AS_ENDLESS = 50;

  private final NaivePool<R> pool;

  /** Creations that nobody waits for any more; their resources may still come. */
  final List<NaiveSlot<R>> strays = new ArrayList<>();

  /** Since the last success. */
  @Nullable Throwable lastError;

  private long ids;
  private long nextAttempt;
  private long backoffNanos;
  private int hastyAttempts;
  private int begunAfterDrain;
  private boolean asleep;

  NaiveCreations(NaivePool<R> pool) {
    this.pool = pool;
  }

  void openWithMinimum() {
    while (pool.live() < pool.minSize && mayBeginAnother()) {
      begin();
    }
  }

  void callerCame() {
    asleep = false;
  }

  void waiterLeft(PoolFlaw keepingThePermit) {
    if (pool.has(keepingThePermit) && pool.count(ResourceState.CONNECTING) > 0) {
      pool.lostPermits++;
    }
  }

  void fill() {
    fillFor(pool.waiters.size());
  }

  void fillFor(int callers) {
    while (isWanted(callers) && mayBeginAnother()) {
      begin();
    }
  }

  private boolean isWanted(int callers) {
    if (pool.live() < pool.minSize && !pool.has(MINIMUM_IS_NOT_MAINTAINED)) {
      return true;
    }
    if (pool.has(ANOTHERS_RESOURCE_LOOKS_IDLE) && pool.count(ResourceState.CHECKING) > 0) {
      return false;
    }
    return callers > pool.count(ResourceState.CONNECTING) + pool.checks.onTheWaySoon();
  }

  private boolean mayBeginAnother() {
    boolean open = !pool.phase.isClosed() || (pool.has(CREATES_AFTER_DRAIN) && begunAfterDrain == 0);
    boolean awake = !asleep || !pool.has(FAILED_CREATION_WAKES_NOBODY);
    boolean few = fresh() < pool.config.connectParallelism() || pool.has(CONNECT_STORM);
    return open && awake && few && pool.now() >= nextAttempt && hasRoom();
  }

  private boolean hasRoom() {
    int taken = pool.live() + pool.lostPermits;
    if (pool.has(FAREWELL_KEEPS_THE_PLACE)) {
      taken += pool.count(ResourceState.BROKEN);
    }
    return pool.has(ONE_TOO_MANY) ? taken <= pool.maxSize : taken < pool.maxSize;
  }

  /** Creations that are not slow yet. */
  private int fresh() {
    return (int) pool.slots.stream().filter(slot -> slot.is(ResourceState.CONNECTING) && !isSlow(slot)).count();
  }

  private boolean isSlow(NaiveSlot<R> slot) {
    return !pool.has(ONLY_CREATOR_IS_STUCK) && pool.now() >= NaiveTime.after(slot.createdAt, pool.config.slowConnectAfter());
  }

  private void begin() {
    var slot = new NaiveSlot<R>(++ids, pool.now());
    pool.slots.add(slot);
    begunAfterDrain += pool.phase.isClosed() ? 1 : 0;
    if (pool.has(QUEUEING_COSTS_NO_TIME)) {
      pool.waiters.stream().limit(1).forEach(pool::restartTheWait);
    }
    pool.turns.later(() -> create(slot));
  }

  private void create(NaiveSlot<R> slot) {
    if (!slot.is(ResourceState.CONNECTING)) {
      strays.remove(slot); // The pool was closed before it could begin.
      pool.enter(pool::settle);
      return;
    }
    CompletionStage<R> stage;
    try {
      stage = pool.factory.create();
    } catch (RuntimeException | Error e) {
      if (!pool.has(THROWING_FACTORY_KEEPS_CAPACITY)) {
        pool.enter(() -> ended(slot, null, e));
      }
      return;
    }
    slot.creation = stage;
    stage.whenComplete((resource, error) -> pool.enter(() -> ended(slot, resource, error)));
  }

  private void ended(NaiveSlot<R> slot, @Nullable R resource, @Nullable Throwable error) {
    if (resource == null) {
      failed(slot, error == null ? new NullPointerException("the factory made null") : error);
    } else {
      made(slot, resource);
    }
    pool.settle();
  }

  private void made(NaiveSlot<R> slot, R resource) {
    boolean late = !slot.is(ResourceState.CONNECTING);
    strays.remove(slot);
    if (late && pool.has(pool.phase.isClosed() ? CLOSE_FORGETS_CREATIONS : LATE_CREATION_BECOMES_A_ZOMBIE)) {
      return;
    }
    long began = slot.createdAt;
    slot.resource = resource;
    slot.createdAt = pool.now();
    slot.idleSince = pool.now();
    slot.trustedAt = pool.now();
    slot.useNumber = pool.leases.nextUse();
    pool.books.created++;
    pool.tell(new PoolEvent.Created(pool.config.name(), slot.id, Duration.ofNanos(pool.now() - began)));
    if (late) {
      pool.slots.add(slot);
      pool.retirement.retire(slot, EndReason.CAME_TOO_LATE);
      return;
    }
    lastError = null;
    nextAttempt = 0;
    backoffNanos = 0;
    pool.leases.ready(slot);
  }

  private void failed(NaiveSlot<R> slot, Throwable error) {
    if (strays.remove(slot)) {
      return;
    }
    slot.state = ResourceState.GONE;
    pool.slots.remove(slot);
    pool.books.createFailures++;
    lastError = error;
    asleep = true;
    backOff();
    if (pool.has(FAILED_CREATION_RESTARTS_THE_WAIT)) {
      pool.waiters.forEach(pool::restartTheWait);
    }
    pool.tell(new PoolEvent.CreateFailed(pool.config.name(), error, Duration.ofNanos(Math.max(0, nextAttempt - pool.now()))));
  }

  private void backOff() {
    long least = pool.config.backoffMin().toNanos();
    long most = pool.config.backoffMax().toNanos();
    backoffNanos = backoffNanos == 0 ? least : Math.min(most, 2 * backoffNanos);
    boolean hasty = pool.has(REJECTING_FACTORY_IS_ASKED_AGAIN) && hastyAttempts++ < AS_GOOD_AS_ENDLESS;
    nextAttempt = hasty ? pool.now() : pool.now() + backoffNanos;
  }

  void giveUpLateOnes() {
    for (var slot : List.copyOf(pool.slots)) {
      if (slot.is(ResourceState.CONNECTING) && pool.now() >= NaiveTime.after(slot.createdAt, pool.config.connectTimeout())) {
        failed(slot, new TimeoutException("no resource within " + pool.config.connectTimeout()));
        abandon(slot);
      }
    }
  }

  /** Those under way take no place from resources that exist. */
  void shrink() {
    for (var slot : List.copyOf(pool.slots)) {
      if (slot.is(ResourceState.CONNECTING) && pool.live() > pool.maxSize) {
        abandon(slot);
      }
    }
  }

  void abandonAll() {
    for (var slot : List.copyOf(pool.slots)) {
      if (slot.is(ResourceState.CONNECTING)) {
        abandon(slot);
      }
    }
  }

  private void abandon(NaiveSlot<R> slot) {
    slot.state = ResourceState.GONE;
    pool.slots.remove(slot);
    strays.add(slot);
    if (slot.creation != null) {
      var stage = slot.creation;
      pool.turns.later(() -> pool.factory.abandon(stage));
    }
  }
}
