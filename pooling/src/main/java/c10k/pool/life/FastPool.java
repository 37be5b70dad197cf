package c10k.pool.life;

import c10k.pool.AsyncResourceFactory;
import c10k.pool.Lease;
import c10k.pool.PoolConfig;
import c10k.pool.PoolConfig.Validation;
import c10k.pool.PoolEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A pool that is entered only when somebody has to wait, or something has to be looked at. A ready
 * resource is claimed and released by compare-and-set of its slot's word, without lock and clock.
 *
 * <p>How the two ways agree: the core closes the gate ({@link Gate}) before it looks at words,
 * and a fast path changes a word before it looks at the gate. Whatever the order of the two, one
 * sees the other: a caller that comes to wait finds the resource that was just released, or the
 * releaser finds the gate closed, and goes to the core.
 */
public abstract class FastPool<R> extends BlockingPool<R> {
  private final ReentrantLock lock = new ReentrantLock();
  private final Desk<R> desk;
  private final boolean isFast;

  /** Makes it, without starting. */
  @SuppressWarnings("this-escape") // The core's parts call nothing before it is started.
  protected FastPool(PoolConfig config, AsyncResourceFactory<R> factory) {
    super(config, factory, isPossible(config));
    this.desk = core().desk();
    this.isFast = isPossible(config);
  }

  /** Where each lease has to be looked at, there is no way around the core. */
  private static boolean isPossible(PoolConfig config) {
    boolean checksEach = config.validateOnRelease() == Validation.ON
        || (config.validateOnAcquire() == Validation.ON && config.validateAfterIdle().isZero());
    return !checksEach && config.leakThreshold().isZero();
  }

  /**
   * Claims one of these slots by {@link Slot#tryClaim}, or returns null. The order in which it tries
   * is the model's.
   */
  protected abstract @Nullable Slot<R> claimOne(Slot<R>[] slots);

  @Override
  protected final void enter(Runnable change) {
    List<Runnable> effects;
    lock.lock();
    try {
      effects = apply(change);
    } finally {
      lock.unlock();
    }
    perform(effects);
  }

  /**
   * Whether the current thread comes back so soon that a resource which it has just handed over is
   * still on its way. Pools for which that never counts are strictly first come, first served.
   */
  protected boolean isBackBeforeHandOver() {
    return false;
  }

  /** The current thread has got this slot after a wait, or through the core. */
  protected void remember(Slot<R> slot) {}

  @Override
  public final Lease<R> acquire(Duration timeout) throws InterruptedException {
    var lease = isFast && desk.gate() != Gate.CLOSED ? acquireFast() : null;
    return lease == null ? acquireFromCore(timeout) : lease;
  }

  private @Nullable Lease<R> acquireFast() {
    var slot = claimOne(core().live());
    if (slot == null) {
      return null;
    }
    var caller = Thread.currentThread();
    // Storing a reference also writes to the collector's card table, where slots share cache lines.
    if (!caller.equals(slot.holder)) {
      slot.holder = caller;
    }
    if (desk.gate() == Gate.CLOSED) {
      enter(() -> core().lifecycle().takeBack(slot));
      return null;
    }
    if (hasListeners()) {
      core().effects().tell(new PoolEvent.Acquired(config().name(), slot.number(), Duration.ZERO));
    }
    return core().lease(slot);
  }

  private Lease<R> acquireFromCore(Duration timeout) throws InterruptedException {
    if (isFast && isBackBeforeHandOver()) {
      enter(desk::letOvertake);
    }
    var lease = acquireOrWait(timeout);
    if (isFast && lease instanceof SlotLease<R> own) {
      remember(own.slot());
    }
    return lease;
  }

  @Override
  final void giveBack(Slot<R> slot, long returning) {
    boolean isPlain = isFast && Slot.isPlainReturn(returning) && mayPassBy(slot);
    if (isPlain && slot.move(returning, Transition.RELEASED)) {
      if (desk.gate() == Gate.CLOSED) {
        enter(() -> core().fastReleased());
      }
    } else {
      super.giveBack(slot, returning);
    }
  }

  /** Whether the slot may become idle though somebody might wait. */
  private boolean mayPassBy(Slot<R> slot) {
    var gate = desk.gate();
    return gate == Gate.OPEN || (gate == Gate.OVERTAKING && slot.overtakes++ < config().maxOvertakes());
  }

  @Override
  protected final BlockedCaller<R> newCaller() {
    return new ParkedCaller<>();
  }

  private static final class ParkedCaller<R> extends BlockedCaller<R> {
    private final Thread thread = Thread.currentThread();

    @Override
    protected void await(long nanos) throws InterruptedException {
      LockSupport.parkNanos(this, nanos);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }

    @Override
    protected void wake() {
      LockSupport.unpark(thread);
    }
  }
}
