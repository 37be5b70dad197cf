package c10k.pool.life;

import c10k.pool.AsyncResourceFactory;
import c10k.pool.DrainReport;
import c10k.pool.EndReason;
import c10k.pool.HealthReport;
import c10k.pool.Holder;
import c10k.pool.Lease;
import c10k.pool.PoolConfig;
import c10k.pool.PoolControl;
import c10k.pool.PoolEvent;
import c10k.pool.PoolStats;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What all models' pools share: the core, and the ways into it. A model says how the core is guarded
 * ({@link #enter}), and how its callers wait.
 */
public abstract class CorePool<R> implements PoolControl {
  private static final Logger LOG = System.getLogger("c10k.pool");

  private final AsyncResourceFactory<R> factory;
  private final PoolCore<R> core;
  private final boolean hasListeners;

  /** Makes it, without starting. */
  @SuppressWarnings("this-escape") // The core calls nothing before it is started.
  protected CorePool(PoolConfig config, AsyncResourceFactory<R> factory) {
    this(config, factory, false);
  }

  /**
   * Makes it, without starting.
   *
   * @param hasFastPath whether resources are claimed and released around the core
   */
  CorePool(PoolConfig config, AsyncResourceFactory<R> factory, boolean hasFastPath) {
    this.factory = factory;
    this.core = new PoolCore<>(config, factory, this, hasFastPath);
    this.hasListeners = !config.listeners().isEmpty();
  }

  /** Begins to fill the pool, and to follow the time. Called once, when the subclass is complete. */
  protected void start() {
    enter(core::start);
    config().ticker().onJump(this::tick);
  }

  /** Runs a change of the core when nobody else is in it, and what follows from it after that. */
  protected abstract void enter(Runnable change);

  /** Asks the core when nobody else is in it. */
  protected abstract <T extends @Nullable Object> T ask(Supplier<T> question);

  /** Has {@link #tick} called then, or soon after. */
  protected abstract void wakeAt(long nanos);

  /** Whether the pool's timer must look after the callers' deadlines, because they do not. */
  protected boolean timesWaiters() {
    return false;
  }

  /** Runs a change and returns what follows from it; call it inside the exclusion only. */
  protected final List<Runnable> apply(Runnable change) {
    core.setNow(config().ticker().nanos());
    change.run();
    return core.effects().take();
  }

  /** Does what follows from changes; call it outside the exclusion only. */
  protected static void perform(List<Runnable> effects) {
    Effects.run(effects);
  }

  /** Acts on all that is due. Any thread may call it at any time. */
  protected final void tick() {
    enter(core::tick);
  }

  final boolean hasListeners() {
    return hasListeners;
  }

  final PoolCore<R> core() {
    return core;
  }

  /** Queues or settles a new caller. */
  protected final void request(Waiter<R> waiter, Duration timeout) {
    enter(() -> core.desk().acquire(waiter, timeout));
  }

  /** The caller has given up; no effect if it is settled. */
  protected final void withdraw(Waiter<R> waiter) {
    enter(() -> core.desk().withdraw(waiter));
  }

  /** The caller had given up before it heard of its lease, which goes to the next. */
  protected final void undelivered(Lease<R> lease) {
    if (lease instanceof SlotLease<R> own) {
      enter(() -> core.lifecycle().undelivered(own.slot()));
    }
  }

  /** Begins to drain; the stage completes when that has ended, or at the bound. */
  protected final CompletionStage<DrainReport> beginDrain(Duration bound) {
    enter(() -> core.farewell().drain(bound));
    return core.farewell().drained().minimalCompletionStage();
  }

  // What leases say

  /**
   * Gives a resource back; the lease must be of this pool.
   *
   * @throws IllegalArgumentException if it is not
   */
  public void release(Lease<R> lease) {
    if (!(lease instanceof SlotLease<?> own) || !own.pool().equals(this)) {
      throw new IllegalArgumentException("This lease is not of pool '" + config().name() + "'; give it back to the pool it came from.");
    }
    lease.release();
  }

  final void released(Slot<R> slot, long returning) {
    if (!isReset(slot)) {
      enter(() -> core.lifecycle().invalidate(slot, EndReason.RESET_FAILED));
      return;
    }
    if (hasListeners) {
      core.effects().tell(new PoolEvent.Released(config().name(), slot.number()));
    }
    giveBack(slot, returning);
  }

  /** Hands a returning slot to the core; pools with a fast path go around it if they can. */
  void giveBack(Slot<R> slot, long returning) {
    enter(() -> core.lifecycle().release(slot));
  }

  private boolean isReset(Slot<R> slot) {
    try {
      factory.reset(Objects.requireNonNull(slot.resource));
      return true;
    } catch (Throwable e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      LOG.log(Level.WARNING, "Resource " + slot.number() + " of pool '" + config().name() + "' cannot be reset, and is destroyed: " + e);
      return false;
    }
  }

  final void invalidated(Slot<R> slot) {
    enter(() -> core.lifecycle().invalidate(slot, EndReason.INVALIDATED));
  }

  final void errorReported(Slot<R> slot, long lease) {
    enter(() -> core.lifecycle().reportError(slot, lease));
  }

  // PoolControl

  @Override
  public final PoolConfig config() {
    return core.config();
  }

  @Override
  public final PoolStats stats() {
    return ask(() -> Reports.stats(core));
  }

  @Override
  public final List<Holder> holders() {
    return ask(() -> Reports.holders(core));
  }

  @Override
  public final HealthReport health() {
    return ask(() -> Reports.health(core));
  }

  @Override
  public final void resize(int minSize, int maxSize) {
    var resized = config().toBuilder().size(minSize, maxSize).build();
    askToChange(() -> core.resize(resized));
  }

  @Override
  public final void suspend() {
    askToChange(core::suspend);
  }

  @Override
  public final void resume() {
    askToChange(core::resume);
  }

  /** A change that may be refused. */
  private void askToChange(Runnable change) {
    ask(() -> {
      change.run();
      return null;
    });
  }

  @Override
  public final void evictAll() {
    askToChange(core::evictAll);
  }

  @Override
  public final CompletionStage<Void> terminated() {
    return core.farewell().terminated().minimalCompletionStage();
  }
}
