package c10k.pool.life;

import c10k.pool.AsyncResourceFactory;
import c10k.pool.PoolConfig;
import c10k.pool.PoolEvent;
import c10k.pool.PoolPhase;
import java.util.Objects;

/**
 * The bookkeeping of a pool: who waits, what exists, what has to be made, checked and destroyed. It
 * knows no thread and no lock, and never waits; what is to be done outside, it leaves to {@link
 * Effects}.
 *
 * <p>It has these parts: the {@link Desk} serves callers, the {@link Lifecycle} leads resources from
 * creation to destruction, {@link Refill} decides what is made and {@link Upkeep} what is checked or
 * has to go, and {@link Farewell} ends it all.
 *
 * <p>All methods, and those of the parts, are guarded by the pool's exclusion, which the models
 * provide: a monitor, a lock, or confinement to a loop. Only the words of slots, {@link #live},
 * {@link #phase} and the desk's gate may be read by all, for fast paths around the exclusion.
 */
final class PoolCore<R> {
  private final CorePool<R> pool;
  private final Effects effects;
  private final Tally tally = new Tally();
  private final Roster<R> roster = new Roster<>();
  private final Desk<R> desk = new Desk<>(this);
  private final Refill<R> refill = new Refill<>(this);
  private final Farewell<R> farewell = new Farewell<>(this);
  private final Lifecycle<R> lifecycle;
  private final Upkeep<R> upkeep;

  private volatile PoolConfig config;
  private volatile PoolPhase phase = PoolPhase.RUNNING;

  private long now;
  private long nextDue = Times.NEVER;

  PoolCore(PoolConfig config, AsyncResourceFactory<R> factory, CorePool<R> pool, boolean hasFastPath) {
    this.config = config;
    this.pool = pool;
    this.effects = new Effects(config.listeners());
    this.lifecycle = new Lifecycle<>(this, new Workbench<>(factory, this, pool));
    this.upkeep = new Upkeep<>(this, hasFastPath);
    this.now = config.ticker().nanos();
  }

  // The parts

  Effects effects() {
    return effects;
  }

  Tally tally() {
    return tally;
  }

  Roster<R> roster() {
    return roster;
  }

  Slot<R>[] live() {
    return roster.live();
  }

  Desk<R> desk() {
    return desk;
  }

  Refill<R> refill() {
    return refill;
  }

  Lifecycle<R> lifecycle() {
    return lifecycle;
  }

  Upkeep<R> upkeep() {
    return upkeep;
  }

  Farewell<R> farewell() {
    return farewell;
  }

  PoolConfig config() {
    return config;
  }

  PoolPhase phase() {
    return phase;
  }

  void setPhase(PoolPhase next) {
    phase = next;
  }

  /** The lease of a slot that has just been claimed. */
  SlotLease<R> lease(Slot<R> slot) {
    return new SlotLease<>(pool, slot, Objects.requireNonNull(slot.resource), slot.leaseWord());
  }

  // Time

  long now() {
    return now;
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

  /** As {@link #dueAt}, if callers do not look after their deadlines themselves. */
  void waiterDueAt(long nanos) {
    if (pool.timesWaiters()) {
      dueAt(nanos);
    }
  }

  /** Acts on all that is due. */
  void tick() {
    nextDue = Times.NEVER;
    desk.expire();
    upkeep.run();
    desk.reviewOvertaking();
    goOn();
    upkeep.schedule();
    waiterDueAt(desk.nextDeadline());
    if (phase == PoolPhase.DRAINING) {
      dueAt(farewell.until());
    }
  }

  // The pool as a whole

  /** The pool is open. */
  void start() {
    effects.emit(new PoolEvent.Initialized(config.name(), config.minSize(), config.maxSize()));
    desk.serve();
    upkeep.schedule();
  }

  /** Something has changed; does what can be done now. */
  void goOn() {
    desk.serve();
    farewell.finishIfDone();
  }

  /** A resource came back by the fast path, while this was being closed to it. */
  void fastReleased() {
    if (phase.isClosed()) {
      upkeep.endAllUnheld();
    } else {
      upkeep.shrink();
    }
    goOn();
  }

  void resize(PoolConfig resized) {
    config = resized;
    desk.updateGate();
    effects.emit(new PoolEvent.Resized(config.name(), config.minSize(), config.maxSize()));
    upkeep.shrink();
    desk.serve();
  }

  void suspend() {
    requireOpen();
    if (phase == PoolPhase.RUNNING) {
      phase = PoolPhase.SUSPENDED;
      desk.updateGate();
      effects.emit(new PoolEvent.Suspended(config.name()));
    }
  }

  void resume() {
    requireOpen();
    if (phase == PoolPhase.SUSPENDED) {
      phase = PoolPhase.RUNNING;
      effects.emit(new PoolEvent.Resumed(config.name()));
      desk.serve();
    }
  }

  private void requireOpen() {
    if (phase.isClosed()) {
      throw new IllegalStateException("Pool '" + config.name() + "' is closed.");
    }
  }

  void evictAll() {
    upkeep.evictAll();
    desk.serve();
  }
}
