package c10k.testkit.pool;

import c10k.pool.AsyncResourceFactory;
import c10k.pool.FairSemaphore;
import c10k.pool.Pool;
import c10k.pool.PoolConfig;
import c10k.pool.PoolModel;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** The naive pool, for threads. */
record NaiveBlockingModel(@Nullable PoolFlaw flaw) implements PoolModel {

  @Override
  public String name() {
    return "naive";
  }

  @Override
  public String summary() {
    return "waits at one monitor";
  }

  @Override
  public ExecutorService factoryThreads() {
    throw new UnsupportedOperationException("it has none");
  }

  @Override
  public <R> Pool<R> openAsync(PoolConfig config, AsyncResourceFactory<R> factory) {
    return new NaiveBlockingPool<>(NaivePool.open(config, factory, flaw));
  }

  @Override
  public FairSemaphore semaphore(int permits) {
    throw new UnsupportedOperationException("it has none");
  }
}
