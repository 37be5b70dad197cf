package c10k.threads;

import c10k.pool.AsyncResourceFactory;
import c10k.pool.PoolConfig;
import c10k.pool.life.BlockingPool;
import java.util.List;

/**
 * A pool guarded by a monitor. Every caller enters it, and whoever has to wait does so on a ticket of
 * its own: {@code notify} wakes exactly the one whose turn it is.
 */
final class MonitorPool<R> extends BlockingPool<R> {
  private final Object monitor = new Object();

  private MonitorPool(PoolConfig config, AsyncResourceFactory<R> factory) {
    super(config, factory);
  }

  static <R> MonitorPool<R> open(PoolConfig config, AsyncResourceFactory<R> factory) {
    var pool = new MonitorPool<>(config, factory);
    pool.start();
    return pool;
  }

  @Override
  protected void enter(Runnable change) {
    List<Runnable> effects;
    synchronized (monitor) {
      effects = apply(change);
    }
    perform(effects);
  }

  @Override
  protected BlockedCaller<R> newCaller() {
    return new Ticket<>();
  }

  private static final class Ticket<R> extends BlockedCaller<R> {

    @Override
    @SuppressWarnings("WaitNotInLoop") // The caller loops.
    protected synchronized void await(long nanos) throws InterruptedException {
      // Looked at inside this monitor, or the notification could come between the look and the wait.
      if (!isSettled()) {
        wait(atLeastOneMilli(nanos));
      }
    }

    @Override
    @SuppressWarnings("NakedNotify") // The core has changed the state.
    protected synchronized void wake() {
      notify();
    }
  }
}
