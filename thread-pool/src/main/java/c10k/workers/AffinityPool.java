package c10k.workers;

import c10k.pool.AsyncResourceFactory;
import c10k.pool.PoolConfig;
import c10k.pool.life.FastPool;
import c10k.pool.life.Slot;
import org.jspecify.annotations.Nullable;

/**
 * A pool for few threads that live long. Each tries the resource that it had last: nobody else is
 * likely to have it, and the processor has it in its cache still.
 *
 * <p>Who must wait is served in the order of the calls, as long as that is cheap. When threads come
 * back before those they gave way to have even woken up, they may keep their resources for a while,
 * up to {@link PoolConfig#maxOvertakes} uses each: switching threads would cost more than the work.
 *
 * <p>A thread keeps one reference to a slot, no list of them, so that what it keeps cannot grow.
 */
final class AffinityPool<R> extends FastPool<R> {
  @SuppressWarnings("ThreadLocalUsage") // One per pool: a thread may use several.
  private final ThreadLocal<Slot<R>> last = new ThreadLocal<>();

  private AffinityPool(PoolConfig config, AsyncResourceFactory<R> factory) {
    super(config, factory);
  }

  static <R> AffinityPool<R> open(PoolConfig config, AsyncResourceFactory<R> factory) {
    var pool = new AffinityPool<>(config, factory);
    pool.start();
    return pool;
  }

  @Override
  protected @Nullable Slot<R> claimOne(Slot<R>[] slots) {
    var mine = last.get();
    // One that left the pool is in another state, and cannot be claimed.
    if (mine != null && mine.tryClaim()) {
      return mine;
    }
    return claimAnother(slots);
  }

  /** The first come first, so that those at the end idle out when they are not needed. */
  private @Nullable Slot<R> claimAnother(Slot<R>[] slots) {
    for (var slot : slots) {
      if (slot.tryClaim()) {
        last.set(slot);
        return slot;
      }
    }
    return null;
  }

  @Override
  protected void remember(Slot<R> slot) {
    last.set(slot);
  }

  @Override
  protected boolean isBackBeforeHandOver() {
    var mine = last.get();
    return mine != null && mine.isOnItsWay();
  }
}
