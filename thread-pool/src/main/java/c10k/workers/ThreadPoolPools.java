package c10k.workers;

import c10k.pool.AsyncResourceFactory;
import c10k.pool.FairSemaphore;
import c10k.pool.Pool;
import c10k.pool.PoolConfig;
import c10k.pool.PoolModel;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Few threads that live long: each comes back to its own resource, and finds it where it left it.
 */
public final class ThreadPoolPools implements PoolModel {

  @Override
  public String name() {
    return "thread-pool";
  }

  @Override
  public String summary() {
    return "thread affinity: each thread tries its last resource first, by one compare-and-set";
  }

  @Override
  public ExecutorService factoryThreads() {
    return Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name(name() + "-factory-", 1).factory());
  }

  @Override
  public <R> Pool<R> openAsync(PoolConfig config, AsyncResourceFactory<R> factory) {
    return AffinityPool.open(config, factory);
  }

  @Override
  public FairSemaphore semaphore(int permits) {
    return new QueuedSemaphore(permits);
  }
}
