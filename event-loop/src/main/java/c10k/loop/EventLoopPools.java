package c10k.loop;

import c10k.loop.uv.EventLoop;
import c10k.pool.AsyncPool;
import c10k.pool.AsyncPoolModel;
import c10k.pool.AsyncResourceFactory;
import c10k.pool.AsyncSemaphore;
import c10k.pool.PoolConfig;
import c10k.server.Ticker;

/** One loop does everything, and nobody waits: a caller leaves a callback, and is called back. */
public final class EventLoopPools implements AsyncPoolModel {
  @Override
  public String name() {
    return "event-loop";
  }

  @Override
  public String summary() {
    return "confined to a loop: no locks, futures and callbacks instead of waiting";
  }

  @Override
  public <R> AsyncPool<R> open(PoolConfig config, AsyncResourceFactory<R> factory) {
    return LoopPool.open(config, factory, new EventLoop(config.name() + "-loop", config.ticker()));
  }

  @Override
  public AsyncSemaphore semaphore(int permits) {
    return LoopSemaphore.open(permits, new EventLoop("semaphore-loop", Ticker.system()));
  }
}
