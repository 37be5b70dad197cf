package c10k.testkit.pool;

import static c10k.testkit.pool.PoolFlaw.*;

import c10k.pool.AcquireException;
import c10k.pool.AcquireFailure;
import c10k.pool.AsyncPool;
import c10k.pool.AsyncResourceFactory;
import c10k.pool.DrainReport;
import c10k.pool.EndReason;
import c10k.pool.HealthReport;
import c10k.pool.Holder;
import c10k.pool.Lease;
import c10k.pool.PoolConfig;
import c10k.pool.PoolEvent;
import c10k.pool.PoolPhase;
import c10k.pool.PoolStats;
import c10k.pool.Priority;
import c10k.pool.ResourceState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The simplest pool that keeps all promises, to try out the suite; with a {@link PoolFlaw} it breaks
 * one. After whatever has happened it looks at everything again ({@link #settle}).
 *
 * <p>Threads: any, one at a time, by its monitor. It has none of its own: time passes when the
 * ticker jumps, and what the factory answers at once has happened before the call returns.
 */
final class NaivePool<R> implements AsyncPool<R> {
  private static final long JUMP_NANOS = Duration.ofSeconds(10).toNanos();
  private static final long POLL_NANOS = Duration.ofMillis(100).toNanos();

  final PoolConfig config;
  final AsyncResourceFactory<R> factory;
  final @Nullable PoolFlaw flaw;

  final List<NaiveSlot<R>> slots = new ArrayList<>();
  final List<NaiveWaiter<R>> waiters = new ArrayList<>();
  final NaiveBooks books = new NaiveBooks();
  final NaiveTurns turns = new NaiveTurns();
  final NaiveLeases<R> leases = new NaiveLeases<>(this);
  final NaiveCreations<R> creations = new NaiveCreations<>(this);
  final NaiveChecks<R> checks = new NaiveChecks<>(this);
  final NaiveRetirement<R> retirement = new NaiveRetirement<>(this);
  final NaiveClosing<R> closing = new NaiveClosing<>(this);

  PoolPhase phase = PoolPhase.RUNNING;
  int minSize;
  int maxSize;

  /** For flaws: capacity that nobody will ever give back, or that there never was. */
  int lostPermits;

  private long suspendedAt;
  private long lastTick;
  private long lastPoll;

  NaivePool(PoolConfig config, AsyncResourceFactory<R> factory, @Nullable PoolFlaw flaw) {
    this.config = config;
    this.factory = factory;
    this.flaw = flaw;
    this.minSize = config.minSize();
    this.maxSize = config.maxSize();
    this.lastTick = now();
    this.lastPoll = now();
  }

  static <R> NaivePool<R> open(PoolConfig config, AsyncResourceFactory<R> factory, @Nullable PoolFlaw flaw) {
    var pool = new NaivePool<>(config, factory, flaw);
    config.ticker().onJump(pool::tick);
    synchronized (pool) {
      pool.retirement.start();
      pool.checks.start();
      pool.tell(new PoolEvent.Initialized(config.name(), config.minSize(), config.maxSize()));
      pool.creations.openWithMinimum();
      pool.turns.run();
    }
    return pool;
  }

  boolean has(PoolFlaw suspected) {
    return flaw == suspected;
  }

  long now() {
    return config.ticker().nanos();
  }

  int count(ResourceState state) {
    return NaiveSlot.count(slots, state);
  }

  int live() {
    return (int) slots.stream().filter(slot -> slot.state.isLive()).count();
  }

  void tell(PoolEvent event) {
    turns.later(() -> NaiveBooks.tell(config, event));
  }

  /** What the factory has to say about a resource, or time, or another thread. */
  synchronized void enter(Runnable change) {
    change.run();
    turns.run();
  }

  private void tick() {
    enter(() -> {
      expireWaiters();
      creations.giveUpLateOnes();
      checks.tick();
      if (has(CLOCK_JUMP_EVICTS_ALL) && now() - lastTick > JUMP_NANOS) {
        retirement.retireIdle(EndReason.IDLE_TOO_LONG);
      }
      retirement.tick();
      leases.reportLeaks();
      closing.tick();
      if (now() - lastPoll >= POLL_NANOS) {
        lastPoll = now();
        serve();
      }
      settle();
      lastTick = now();
    });
  }

  /** Lends what can be lent, and makes what is missing. */
  void settle() {
    if (!has(POLLS_IN_STEPS)) {
      serve();
    }
    creations.fill();
    closing.finishIfAllIsGone();
  }

  private void serve() {
    while (phase == PoolPhase.RUNNING && !waiters.isEmpty()) {
      var slot = chooseIdle();
      if (slot == null) {
        vainWakeUp();
        return;
      }
      if (checks.mustPrecedeUseOf(slot)) {
        if (checks.onTheWayToCallers() >= waiters.size()) {
          return;
        }
        checks.begin(slot, NaiveCheck.Purpose.ON_THE_WAY_TO_A_CALLER);
      } else if (!leases.grantToFirst(slot)) {
        return;
      }
    }
  }

  private void vainWakeUp() {
    if (has(VAIN_WAKE_UP_RESTARTS_THE_WAIT)) {
      waiters.forEach(this::restartTheWait);
    }
  }

  void restartTheWait(NaiveWaiter<R> waiter) {
    waiter.deadline = NaiveTime.after(now(), waiter.timeoutNanos);
  }

  /** One that needs no check, if there is one; among equals as the configuration says. */
  @Nullable NaiveSlot<R> chooseIdle() {
    retirement.retireTooOldIdle();
    Comparator<NaiveSlot<R>> longestIdleFirst = Comparator.comparingLong(slot -> slot.useNumber);
    var order = switch (config.reuseOrder()) {
      case FIRST_IN_FIRST_OUT -> longestIdleFirst;
      case LAST_IN_FIRST_OUT -> has(KEEPS_ALL_YOUNG) ? longestIdleFirst : longestIdleFirst.reversed();
    };
    return slots.stream()
        .filter(slot -> slot.is(ResourceState.IDLE))
        .min(Comparator.<NaiveSlot<R>, Boolean>comparing(checks::mustPrecedeUseOf).thenComparing(order))
        .orElse(null);
  }

  @Override
  public synchronized CompletableFuture<Lease<R>> acquire(Duration timeout, Priority priority) {
    var waiter = new NaiveWaiter<>(this, priority, now(), NaiveTime.nanos(timeout));
    if (has(TIMEOUT_OVERFLOWS)) {
      waiter.deadline = now() + NaiveTime.nanos(timeout);
    }
    if (phase.isClosed() && has(ACQUIRE_AFTER_CLOSE_CRASHES)) {
      waiter.completeExceptionally(new NullPointerException("the queue is gone"));
    } else if (phase.isClosed()) {
      refuse(waiter, AcquireFailure.CLOSED, null);
    } else if (leases.grantAtOnce(waiter)) {
      settle();
    } else {
      queue(waiter);
    }
    turns.run();
    return waiter;
  }

  private void queue(NaiveWaiter<R> waiter) {
    if (waiter.timeoutNanos <= 0) {
      timeOut(waiter);
      settle();
    } else if (waiters.size() >= config.maxWaiters() && !has(NO_LIMIT_OF_WAITERS)) {
      refuse(waiter, AcquireFailure.TOO_MANY_WAITERS, null);
    } else if (has(ENQUEUES_WITHOUT_LOOKING_AGAIN)) {
      creations.fillFor(waiters.size() + 1);
      turns.run();
      waiters.add(waiter);
    } else {
      waiters.add(placeOf(waiter), waiter);
      creations.callerCame();
      settle();
    }
  }

  private int placeOf(NaiveWaiter<R> waiter) {
    if (has(NEWCOMERS_OVERTAKE)) {
      return 0;
    }
    int place = waiters.size();
    while (place > 0 && waiters.get(place - 1).priority.compareTo(waiter.priority) > 0) {
      place--;
    }
    return place;
  }

  private void expireWaiters() {
    if (has(SUSPENSION_STOPS_THE_CLOCK) && phase == PoolPhase.SUSPENDED) {
      return;
    }
    for (var waiter : List.copyOf(waiters)) {
      if (waiter.deadline <= now() && !waiter.over) {
        timeOut(waiter);
        creations.waiterLeft(TIMED_OUT_WAITER_KEEPS_CAPACITY);
      }
    }
  }

  private void timeOut(NaiveWaiter<R> waiter) {
    if (phase == PoolPhase.SUSPENDED) {
      refuse(waiter, AcquireFailure.SUSPENDED, null);
    } else if (creations.lastError != null) {
      refuse(waiter, AcquireFailure.BACKEND_DOWN, creations.lastError);
    } else {
      refuse(waiter, AcquireFailure.EXHAUSTED, null);
    }
  }

  void refuse(NaiveWaiter<R> waiter, AcquireFailure reason, @Nullable Throwable cause) {
    leave(waiter, reason);
    var waited = Duration.ofNanos(now() - waiter.since);
    var answer = new AcquireException(config.name(), reason, waited, holders(), cause);
    tell(new PoolEvent.AcquireFailed(config.name(), reason, waited));
    turns.later(() -> waiter.completeExceptionally(answer));
  }

  private void leave(NaiveWaiter<R> waiter, AcquireFailure reason) {
    waiter.over = true;
    books.failures.merge(reason, 1L, Long::sum);
    boolean staysQueued = has(TIMED_OUT_WAITER_GETS_THE_RESOURCE) || has(DEAD_HEAD_EATS_A_TURN);
    if (!staysQueued || reason == AcquireFailure.CLOSED) {
      waiters.remove(waiter);
    }
  }

  synchronized boolean withdraw(NaiveWaiter<R> waiter) {
    if (waiter.over || !waiters.contains(waiter)) {
      leases.cancelledTooLate(waiter);
      return false;
    }
    leave(waiter, AcquireFailure.CANCELLED);
    creations.waiterLeft(CANCELLED_CREATION_LOSES_THE_PERMIT);
    tell(new PoolEvent.AcquireFailed(config.name(), AcquireFailure.CANCELLED, Duration.ofNanos(now() - waiter.since)));
    turns.later(waiter::cancelForGood);
    turns.run();
    return true;
  }

  @Override
  public void release(Lease<R> lease) {
    if (!(lease instanceof NaiveLease<R> own) || own.pool != this) {
      throw new IllegalArgumentException("this lease is not of pool '" + config.name() + "'");
    }
    own.release();
  }

  @Override
  public synchronized void resize(int newMinSize, int newMaxSize) {
    config.toBuilder().size(newMinSize, newMaxSize).build();
    enter(() -> {
      lostPermits = has(SHRINKING_KEEPS_PERMITS) && newMaxSize < maxSize && live() < newMaxSize ? newMaxSize - maxSize : 0;
      minSize = newMinSize;
      maxSize = newMaxSize;
      tell(new PoolEvent.Resized(config.name(), newMinSize, newMaxSize));
      retirement.shrink();
      creations.shrink();
      settle();
    });
  }

  @Override
  public void suspend() {
    enter(() -> {
      requireOpen();
      if (phase == PoolPhase.RUNNING) {
        phase = PoolPhase.SUSPENDED;
        suspendedAt = now();
        tell(new PoolEvent.Suspended(config.name()));
      }
    });
  }

  @Override
  public void resume() {
    enter(() -> {
      requireOpen();
      if (phase == PoolPhase.SUSPENDED) {
        phase = PoolPhase.RUNNING;
        if (has(SUSPENSION_STOPS_THE_CLOCK)) {
          waiters.forEach(waiter -> waiter.deadline = NaiveTime.after(waiter.deadline, now() - suspendedAt));
        }
        tell(new PoolEvent.Resumed(config.name()));
        settle();
      }
    });
  }

  private void requireOpen() {
    if (phase.isClosed()) {
      throw new IllegalStateException("pool '" + config.name() + "' is closed");
    }
  }

  @Override
  public void evictAll() {
    enter(() -> {
      retirement.evictAll();
      settle();
    });
  }

  @Override
  public synchronized CompletionStage<DrainReport> drain(Duration bound) {
    var report = closing.drain(bound);
    turns.run();
    return report;
  }

  @Override
  public CompletionStage<Void> terminated() {
    return closing.terminated;
  }

  @Override
  public synchronized PoolConfig config() {
    return config.toBuilder().size(minSize, maxSize).build();
  }

  @Override
  public synchronized PoolStats stats() {
    return books.stats(this);
  }

  @Override
  public synchronized List<Holder> holders() {
    return leases.holders();
  }

  @Override
  public synchronized HealthReport health() {
    return checks.report();
  }
}
