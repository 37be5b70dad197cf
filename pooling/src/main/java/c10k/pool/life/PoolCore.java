package c10k.pool.life;

import c10k.pool.AcquireFailure;
import c10k.pool.AsyncResourceFactory;
import c10k.pool.DrainReport;
import c10k.pool.EndReason;
import c10k.pool.Holder;
import c10k.pool.PoolConfig;
import c10k.pool.PoolEvent;
import c10k.pool.PoolPhase;
import c10k.pool.ResourceState;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The bookkeeping of a pool: who waits, what exists, what has to be made, checked and destroyed. It
 * knows no thread and no lock, and never waits; what is to be done outside, it leaves to {@link
 * Effects}.
 *
 * <p>All methods are guarded by the pool's exclusion, which the models provide: a monitor, a lock,
 * or confinement to a loop. Only the words of slots, {@link #live}, {@link #phase} and {@link
 * #gate} may be read by all, for fast paths around the exclusion.
 */
final class PoolCore<R> {
  /** A time that does not come. */
  static final long NEVER = Long.MAX_VALUE;

  /** Longer than any caller waits; far from overflow when added to a time. */
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  /** The last good sign of a resource that has given a bad one since: long ago. */
  private static final long NEVER_TRUSTED = -FOR_EVER.toNanos();

  /** After so long it is looked whether anything lies idle beside those who wait. */
  private static final long OVERTAKING_NANOS = Duration.ofMillis(1).toNanos();

  private final CorePool<R> pool;
  private final Workbench<R> workbench;
  private final Effects effects;
  private final Tally tally = new Tally();
  private final WaitQueue<R> queue = new WaitQueue<>();
  private final Refill<R> refill = new Refill<>(this);
  private final Upkeep<R> upkeep;

  /** Slots that are out of the pool while their resources are being destroyed. */
  private final Set<Slot<R>> closing = new HashSet<>();

  /** Slots that are out of the pool while their creations are under way. */
  private final Set<Slot<R>> abandoned = new HashSet<>();

  private final CompletableFuture<DrainReport> drained = new CompletableFuture<>();
  private final CompletableFuture<Void> terminated = new CompletableFuture<>();

  private volatile PoolConfig config;
  private volatile PoolPhase phase = PoolPhase.RUNNING;

  /** Copied for each change, so that fast paths may search it at any time. */
  private volatile Slot<R>[] live = noSlots(0);

  /**
   * What fast paths may do. Written before the core looks at words, as fast paths change a word
   * before they look at this: one of the two sees the other.
   */
  private volatile Gate gate = Gate.OPEN;

  private long now;
  private long nextDue = NEVER;
  private long numbers;
  private long returns;
  private long drainSince;
  private long drainUntil = NEVER;
  private boolean ended;

  PoolCore(PoolConfig config, AsyncResourceFactory<R> factory, CorePool<R> pool, boolean hasFastPath) {
    this.config = config;
    this.pool = pool;
    this.effects = new Effects(config.listeners());
    this.workbench = new Workbench<>(factory, this, pool);
    this.upkeep = new Upkeep<>(this, hasFastPath);
    this.now = config.ticker().nanos();
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // Arrays have no type parameters.
  private static <R> Slot<R>[] noSlots(int length) {
    return new Slot[length];
  }

  // What the parts of the core share

  PoolConfig config() {
    return config;
  }

  PoolPhase phase() {
    return phase;
  }

  Slot<R>[] live() {
    return live;
  }

  Gate gate() {
    return gate;
  }

  Effects effects() {
    return effects;
  }

  Tally tally() {
    return tally;
  }

  long now() {
    return now;
  }

  int waiting() {
    return queue.size();
  }

  int abandonedCount() {
    return abandoned.size();
  }

  int closingCount() {
    return closing.size();
  }

  long drainSince() {
    return drainSince;
  }

  CompletableFuture<DrainReport> drained() {
    return drained;
  }

  CompletableFuture<Void> terminated() {
    return terminated;
  }

  /** Begins a change: time stands still while it is made. */
  void setNow(long nanos) {
    now = nanos;
  }

  /** Wants {@link #tick} to be called then. */
  void dueAt(long nanos) {
    if (nanos < nextDue) {
      nextDue = nanos;
      effects.add(() -> pool.wakeAt(nanos));
    }
  }

  /** The pool is open. */
  void start() {
    effects.emit(new PoolEvent.Initialized(config.name(), config.minSize(), config.maxSize()));
    pump();
    upkeep.schedule();
  }

  // Acquire

  /** Settles the waiter at once, or keeps it until there is a resource or its time is over. */
  void acquire(Waiter<R> waiter, Duration timeout) {
    waiter.sinceNanos = now;
    waiter.deadlineNanos = now + nanosOf(timeout);
    if (phase.isClosed()) {
      fail(waiter, AcquireFailure.CLOSED);
      return;
    }
    var ready = queue.isEmpty() ? claim() : null;
    if (ready != null) {
      grant(waiter, ready);
    } else if (waiter.deadlineNanos <= now) {
      fail(waiter, timeOutReason());
      // It does not wait, but shows that somebody comes: the next one is to find something.
      prepare(queue.size() + 1);
    } else if (queue.size() >= config.maxWaiters()) {
      fail(waiter, AcquireFailure.TOO_MANY_WAITERS);
    } else {
      queue.add(waiter);
      if (pool.timesWaiters()) {
        dueAt(waiter.deadlineNanos);
      }
      pump();
    }
  }

  /** The caller has given up. No effect if it is settled. */
  void withdraw(Waiter<R> waiter) {
    if (queue.remove(waiter)) {
      fail(waiter, AcquireFailure.CANCELLED);
      pump();
    }
  }

  /** Serves those who wait with what is idle, and has more made. */
  void pump() {
    updateGate();
    while (!queue.isEmpty()) {
      var ready = claim();
      if (ready == null) {
        break;
      }
      grant(Objects.requireNonNull(queue.poll()), ready);
    }
    prepare(queue.size());
    updateGate();
  }

  private void updateGate() {
    if (phase != PoolPhase.RUNNING || live.length > config.maxSize()) {
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
    boolean isOnlyWaitedFor = phase == PoolPhase.RUNNING && !queue.isEmpty() && live.length <= config.maxSize();
    if (isOnlyWaitedFor && gate == Gate.CLOSED && config.maxOvertakes() > 0) {
      gate = Gate.OVERTAKING;
      dueAt(now + OVERTAKING_NANOS);
    }
  }

  /** Has resources checked and created, so that so many callers can be served. */
  private void prepare(int callers) {
    if (phase == PoolPhase.RUNNING) {
      startChecks(callers);
    }
    refill.run(phase == PoolPhase.RUNNING ? callers : 0);
  }

  /** Takes the best of the idle resources that can be lent as they are, or null. */
  private @Nullable Slot<R> claim() {
    while (phase == PoolPhase.RUNNING) {
      var best = bestIdle(true);
      if (best == null) {
        return null;
      }
      long word = best.word();
      if (Slot.stateOf(word) == ResourceState.IDLE && best.move(word, Transition.ACQUIRED)) {
        return best;
      }
    }
    return null;
  }

  private @Nullable Slot<R> bestIdle(boolean trusted) {
    Slot<R> best = null;
    for (var slot : live) {
      if (slot.state() == ResourceState.IDLE && !upkeep.retireIfOld(slot) && upkeep.isTrusted(slot) == trusted) {
        best = best == null || upkeep.isBetter(slot, best) ? slot : best;
      }
    }
    return best;
  }

  private void startChecks(int callers) {
    int checking = 0;
    for (var slot : live) {
      checking += slot.state() == ResourceState.CHECKING ? 1 : 0;
    }
    for (; checking < callers; checking++) {
      var best = bestIdle(false);
      if (best == null) {
        return;
      }
      startCheck(best, best.word(), Transition.CHECK_STARTED);
    }
  }

  private void grant(Waiter<R> waiter, Slot<R> slot) {
    slot.holder = waiter.caller();
    slot.isPickedUp = !waiter.hasWaited();
    slot.overtakes = 0;
    slot.heldSince = now;
    slot.failedItsHolder = false;
    slot.leakReported = false;
    slot.stack = config.leakThreshold().isZero() ? null : waiter.stack();
    slot.seenWord = slot.word();
    var lease = new SlotLease<>(pool, slot, Objects.requireNonNull(slot.resource), slot.leaseWord());
    upkeep.watchIfSuspect(slot);
    waiter.settle(lease);
    long waited = now - waiter.sinceNanos;
    if (waiter.hasWaited()) {
      tally.waited(waited);
    }
    if (effects.haveListeners()) {
      effects.emit(new PoolEvent.Acquired(config.name(), slot.number(), Duration.ofNanos(waited)));
    }
    effects.add(waiter::wake);
  }

  private void fail(Waiter<R> waiter, AcquireFailure reason) {
    var waited = Duration.ofNanos(now - waiter.sinceNanos);
    var holders = reason == AcquireFailure.EXHAUSTED || reason == AcquireFailure.BACKEND_DOWN ? Reports.holders(this) : List.<Holder>of();
    var cause = reason == AcquireFailure.BACKEND_DOWN ? refill.lastFailure() : null;
    tally.failed(reason);
    waiter.settle(new Waiter.Failure(config.name(), reason, waited, holders, cause));
    effects.emit(new PoolEvent.AcquireFailed(config.name(), reason, waited));
    effects.add(waiter::wake);
  }

  private AcquireFailure timeOutReason() {
    if (phase == PoolPhase.SUSPENDED) {
      return AcquireFailure.SUSPENDED;
    }
    boolean allHeld = Arrays.stream(live).allMatch(slot -> slot.state() == ResourceState.ACTIVE) && live.length >= config.maxSize();
    boolean noneComes = refill.lastFailure() != null || refill.isSlow();
    return noneComes && !allHeld ? AcquireFailure.BACKEND_DOWN : AcquireFailure.EXHAUSTED;
  }

  // Release

  /** A resource comes back; its holder has marked it as returning. */
  void release(Slot<R> slot) {
    upkeep.used(slot);
    giveBack(slot);
  }

  private void giveBack(Slot<R> slot) {
    var reason = upkeep.reasonToRetire(slot);
    if (reason != null) {
      retire(slot, slot.word(), Transition.RETIRED, reason);
    } else if (upkeep.isCheckedOnReturn(!queue.isEmpty())) {
      startCheck(slot, slot.word(), Transition.RETURN_CHECK_STARTED);
    } else if (phase == PoolPhase.RUNNING && !queue.isEmpty()) {
      slot.move(Transition.HANDED_OVER);
      grant(Objects.requireNonNull(queue.poll()), slot);
    } else {
      slot.move(Transition.RELEASED);
      becomesIdle(slot);
    }
    pump();
    finishIfDone();
  }

  private void becomesIdle(Slot<R> slot) {
    slot.idleFrom(now, returns++);
    upkeep.watchIfSuspect(slot);
  }

  /** A fast claim came too late: its slot goes back as if nothing had been. */
  void takeBack(Slot<R> slot) {
    tally.takenBack++;
    giveBack(slot);
  }

  /** A caller has given up between its grant and its hearing of it. */
  void undelivered(Slot<R> slot) {
    tally.failed(AcquireFailure.CANCELLED);
    takeBack(slot);
  }

  /** A resource came back by the fast path, while this was being closed to it. */
  void fastReleased() {
    if (phase.isClosed()) {
      upkeep.endAllUnheld();
    } else {
      upkeep.shrink();
    }
    pump();
    finishIfDone();
  }

  void invalidate(Slot<R> slot, EndReason reason) {
    if (reason == EndReason.INVALIDATED) {
      tally.invalidated++;
    }
    retire(slot, slot.word(), Transition.INVALIDATED, reason);
    pump();
    finishIfDone();
  }

  void reportError(Slot<R> slot, long lease) {
    if (config.health().listensToUsers() && slot.isHeldBy(lease)) {
      slot.failedItsHolder = true;
      slot.health.add(true, 0);
      slot.callForAttention();
    }
  }

  // Create

  void startCreation() {
    var slot = new Slot<R>(++numbers, now);
    var more = Arrays.copyOf(live, live.length + 1);
    more[live.length] = slot;
    live = more;
    dueAt(now + config.slowConnectAfter().toNanos());
    effects.add(() -> workbench.create(slot));
  }

  void created(Slot<R> slot, R resource) {
    tally.created++;
    slot.resource = resource;
    slot.createdNanos = now;
    slot.checkedNanos = now;
    effects.emit(new PoolEvent.Created(config.name(), slot.number(), Duration.ofNanos(now - slot.connectingSince)));
    if (abandoned.remove(slot)) {
      slot.move(Transition.CREATED_TOO_LATE);
      destroy(slot, phase.isClosed() ? EndReason.CLOSED : EndReason.CAME_TOO_LATE);
      return;
    }
    refill.succeeded();
    slot.slow = false;
    slot.expiresNanos = Refill.expiry(config, slot.number(), now);
    dueAt(slot.expiresNanos);
    slot.move(Transition.CREATED);
    becomesIdle(slot);
    offer(slot);
  }

  /** What was just made or checked goes to the first who waits, without another check. */
  private void offer(Slot<R> slot) {
    long word = slot.word();
    boolean isWanted = phase == PoolPhase.RUNNING && !queue.isEmpty() && Slot.stateOf(word) == ResourceState.IDLE;
    if (live.length > config.maxSize()) {
      retire(slot, word, Transition.EVICTED, EndReason.SHRUNK);
    } else if (isWanted && slot.move(word, Transition.ACQUIRED)) {
      grant(Objects.requireNonNull(queue.poll()), slot);
    }
    pump();
  }

  void createFailed(Slot<R> slot, Throwable error) {
    boolean wasAbandoned = abandoned.remove(slot);
    slot.move(Transition.CREATE_FAILED);
    if (!wasAbandoned) {
      remove(slot);
      noteFailure(error);
      pump();
    }
    finishIfDone();
  }

  private void noteFailure(Throwable error) {
    tally.createFailures++;
    effects.emit(new PoolEvent.CreateFailed(config.name(), error, refill.failed(error)));
  }

  /** Waits no longer for a creation; its place is free. */
  void abandonCreation(Slot<R> slot) {
    remove(slot);
    abandoned.add(slot);
    workbench.abandon(slot);
  }

  void creationTimedOut(Slot<R> slot) {
    abandonCreation(slot);
    noteFailure(new TimeoutException("The creation took longer than " + config.connectTimeout().toMillis() + " ms."));
  }

  // Check

  /** Starts a check, unless a fast claim has been quicker. */
  void startCheck(Slot<R> slot, long word, Transition start) {
    if (slot.move(word, start)) {
      slot.slow = false;
      slot.checkedNanos = now;
      dueAt(now + Math.min(config.checkTimeout().toNanos(), config.slowConnectAfter().toNanos()));
      effects.add(() -> workbench.check(slot, start));
    }
  }

  /** A check has ended; too late, if the slot is no longer being checked. */
  void checked(Slot<R> slot, Transition start, boolean isWell, @Nullable Throwable error) {
    if (slot.state() != ResourceState.CHECKING) {
      return;
    }
    slot.health.add(!isWell, now - slot.checkedNanos);
    var reason = upkeep.reasonToRetire(slot);
    if (!isWell && !upkeep.isBearable(slot, start, error, !queue.isEmpty())) {
      reason = EndReason.UNHEALTHY;
    }
    if (reason != null) {
      retire(slot, slot.word(), Transition.CHECK_FAILED, reason);
      pump();
      finishIfDone();
    } else {
      slot.move(Transition.CHECK_PASSED);
      if (start == Transition.RETURN_CHECK_STARTED) {
        becomesIdle(slot);
      } else {
        slot.idleAgain(isWell ? now : NEVER_TRUSTED);
        upkeep.watchIfSuspect(slot);
      }
      offer(slot);
    }
  }

  void checkTimedOut(Slot<R> slot) {
    workbench.abandon(slot);
    retire(slot, slot.word(), Transition.CHECK_FAILED, EndReason.UNHEALTHY);
  }

  void checkAborted(Slot<R> slot) {
    workbench.abandon(slot);
    retire(slot, slot.word(), Transition.CHECK_FAILED, EndReason.CLOSED);
  }

  // Destroy

  /** Takes a resource out of the pool for good, unless a fast claim has been quicker. */
  boolean retire(Slot<R> slot, long word, Transition transition, EndReason reason) {
    if (transition.from() == ResourceState.IDLE) {
      if (!slot.move(word, transition)) {
        return false;
      }
    } else {
      slot.move(transition);
    }
    remove(slot);
    tally.acquiredBefore += Slot.epochOf(slot.word());
    destroy(slot, reason);
    return true;
  }

  private void remove(Slot<R> slot) {
    Slot<R>[] fewer = noSlots(live.length - 1);
    int kept = 0;
    for (var other : live) {
      if (!other.equals(slot)) {
        fewer[kept++] = other;
      }
    }
    live = fewer;
  }

  private void destroy(Slot<R> slot, EndReason reason) {
    closing.add(slot);
    tally.ended(reason);
    effects.emit(new PoolEvent.Evicted(config.name(), slot.number(), reason));
    effects.add(() -> workbench.destroy(slot, reason));
  }

  void destroyed(Slot<R> slot, EndReason reason) {
    closing.remove(slot);
    slot.move(Transition.DESTROYED);
    slot.resource = null;
    tally.destroyed++;
    effects.emit(new PoolEvent.Destroyed(config.name(), slot.number(), reason));
    finishIfDone();
  }

  // Time

  /** Acts on all that is due. */
  void tick() {
    nextDue = NEVER;
    for (var expired = queue.pollExpired(now); expired != null; expired = queue.pollExpired(now)) {
      fail(expired, timeOutReason());
    }
    upkeep.run();
    endOvertaking();
    pump();
    finishIfDone();
    upkeep.schedule();
    if (pool.timesWaiters()) {
      dueAt(queue.nextDeadline());
    }
    if (phase == PoolPhase.DRAINING) {
      dueAt(drainUntil);
    }
  }

  private void endOvertaking() {
    if (gate == Gate.OVERTAKING) {
      boolean isAnyIdle = Arrays.stream(live).anyMatch(slot -> slot.state() == ResourceState.IDLE);
      if (isAnyIdle) {
        gate = Gate.CLOSED;
      } else {
        dueAt(now + OVERTAKING_NANOS);
      }
    }
  }

  // The pool as a whole

  void resize(PoolConfig resized) {
    config = resized;
    updateGate();
    effects.emit(new PoolEvent.Resized(config.name(), config.minSize(), config.maxSize()));
    upkeep.shrink();
    pump();
  }

  void suspend() {
    requireOpen();
    if (phase == PoolPhase.RUNNING) {
      phase = PoolPhase.SUSPENDED;
      updateGate();
      effects.emit(new PoolEvent.Suspended(config.name()));
    }
  }

  void resume() {
    requireOpen();
    if (phase == PoolPhase.SUSPENDED) {
      phase = PoolPhase.RUNNING;
      effects.emit(new PoolEvent.Resumed(config.name()));
      pump();
    }
  }

  private void requireOpen() {
    if (phase.isClosed()) {
      throw new IllegalStateException("Pool '" + config.name() + "' is closed.");
    }
  }

  void evictAll() {
    upkeep.evictAll();
    pump();
  }

  void drain(Duration bound) {
    if (!phase.isClosed()) {
      phase = PoolPhase.DRAINING;
      updateGate();
      drainSince = now;
      effects.emit(new PoolEvent.Closed(config.name()));
      for (var waiter = queue.poll(); waiter != null; waiter = queue.poll()) {
        fail(waiter, AcquireFailure.CLOSED);
      }
      upkeep.endAllUnheld();
    }
    drainUntil = Math.min(drainUntil, now + nanosOf(bound));
    dueAt(drainUntil);
    finishIfDone();
  }

  /** Saturates at both ends. */
  private static long nanosOf(Duration duration) {
    if (duration.isNegative()) {
      return 0;
    }
    return duration.compareTo(FOR_EVER) < 0 ? duration.toNanos() : FOR_EVER.toNanos();
  }

  private void finishIfDone() {
    if (!phase.isClosed()) {
      return;
    }
    boolean isAllGone = live.length == 0 && closing.isEmpty() && abandoned.isEmpty();
    if (phase == PoolPhase.DRAINING && (isAllGone || drainUntil <= now)) {
      phase = PoolPhase.CLOSED;
      var report = Reports.drain(this);
      effects.add(() -> drained.complete(report));
    }
    if (isAllGone && !ended) {
      ended = true;
      effects.emit(new PoolEvent.Terminated(config.name()));
      effects.add(() -> terminated.complete(null));
    }
  }
}
