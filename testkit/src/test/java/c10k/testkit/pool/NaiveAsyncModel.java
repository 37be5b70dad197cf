package c10k.testkit.pool;

import c10k.pool.AsyncPool;
import c10k.pool.AsyncPoolModel;
import c10k.pool.AsyncResourceFactory;
import c10k.pool.AsyncSemaphore;
import c10k.pool.PoolConfig;
import org.jspecify.annotations.Nullable;

/** The naive pool, for callers with futures. */
record NaiveAsyncModel(@Nullable PoolFlaw flaw) implements AsyncPoolModel {

  @Override
  public String name() {
    return "naive";
  }

  @Override
  public String summary() {
    return "looks at everything after each event";
  }

  @Override
  public <R> AsyncPool<R> open(PoolConfig config, AsyncResourceFactory<R> factory) {
    return NaivePool.open(config, factory, flaw);
  }

  @Override
  public AsyncSemaphore semaphore(int permits) {
    throw new UnsupportedOperationException("it has none");
  }
}
