package c10k.virtual;

import c10k.pool.AsyncResourceFactory;
import c10k.pool.FairSemaphore;
import c10k.pool.Pool;
import c10k.pool.PoolConfig;
import c10k.pool.PoolModel;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Many threads that live briefly: what belongs to a thread would be lost with it, and whoever spins
 * keeps a carrier from the others. So nothing is kept, and who must wait parks.
 */
public final class VirtualThreadsPools implements PoolModel {

  @Override
  public String name() {
    return "virtual-threads";
  }

  @Override
  public String summary() {
    return "a queue of parked virtual threads, and one compare-and-set where nobody waits";
  }

  @Override
  public ExecutorService factoryThreads() {
    return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name() + "-factory-", 1).factory());
  }

  @Override
  public <R> Pool<R> openAsync(PoolConfig config, AsyncResourceFactory<R> factory) {
    return ParkingPool.open(config, factory);
  }

  @Override
  public FairSemaphore semaphore(int permits) {
    return new ParkingSemaphore(permits);
  }
}
