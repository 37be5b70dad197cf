package c10k.threads;

import c10k.pool.AsyncResourceFactory;
import c10k.pool.FairSemaphore;
import c10k.pool.Pool;
import c10k.pool.PoolConfig;
import c10k.pool.PoolModel;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A thread per caller and per call of the factory: all wait in monitors.
 */
public final class ThreadPerConnectionPools implements PoolModel {

  @Override
  public String name() {
    return "thread-per-connection";
  }

  @Override
  public String summary() {
    return "a monitor: synchronized, wait and notify, each caller with a ticket of its own";
  }

  @Override
  public ExecutorService factoryThreads() {
    return Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name(name() + "-factory-", 1).factory());
  }

  @Override
  public <R> Pool<R> openAsync(PoolConfig config, AsyncResourceFactory<R> factory) {
    return MonitorPool.open(config, factory);
  }

  @Override
  public FairSemaphore semaphore(int permits) {
    return new MonitorSemaphore(permits);
  }
}
