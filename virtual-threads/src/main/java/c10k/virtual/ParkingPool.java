package c10k.virtual;

import c10k.pool.AsyncResourceFactory;
import c10k.pool.PoolConfig;
import c10k.pool.life.FastPool;
import c10k.pool.life.Slot;
import org.jspecify.annotations.Nullable;

/**
 * A pool for very many threads. Each begins its search at a place that its number gives it, so that
 * they do not all try the same resource first; nothing is kept for a thread, which may never come
 * again.
 *
 * <p>Strictly first come, first served: while anybody waits, all go through the core. Nobody spins;
 * who finds nothing in one round parks, and its carrier runs another.
 */
final class ParkingPool<R> extends FastPool<R> {
  /** Spreads neighbouring numbers over all places: 2^64 divided by the golden ratio. */
  private static final long SPREAD = 0x9e3779b97f4a7c15L;

  private ParkingPool(PoolConfig config, AsyncResourceFactory<R> factory) {
    super(config, factory);
  }

  static <R> ParkingPool<R> open(PoolConfig config, AsyncResourceFactory<R> factory) {
    var pool = new ParkingPool<>(config, factory);
    pool.start();
    return pool;
  }

  @Override
  protected @Nullable Slot<R> claimOne(Slot<R>[] slots) {
    int start = slots.length == 0 ? 0 : startFor(Thread.currentThread(), slots.length);
    for (int i = start; i < slots.length; i++) {
      if (slots[i].tryClaim()) {
        return slots[i];
      }
    }
    for (int i = 0; i < start; i++) {
      if (slots[i].tryClaim()) {
        return slots[i];
      }
    }
    return null;
  }

  private static int startFor(Thread thread, int places) {
    return (int) Math.unsignedMultiplyHigh(thread.threadId() * SPREAD, places);
  }
}
