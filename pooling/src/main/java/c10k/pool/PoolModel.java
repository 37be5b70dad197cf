package c10k.pool;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;

/**
 * A way to let threads wait for resources. Implementations are found by {@link ServiceLoader}, so
 * that harness, tests and course iterate over them and name none.
 */
public interface PoolModel {

  /** The name of its concurrency model, such as {@code virtual-threads}. */
  String name();

  /** How its callers wait, in one phrase. */
  String summary();

  /**
   * Opens a pool, which fills itself to its minimum in the background. Factory methods run in
   * threads of the model's kind, which end with the pool.
   */
  default <R> Pool<R> open(PoolConfig config, ResourceFactory<R> factory) {
    var threads = factoryThreads();
    var pool = openAsync(config, AsyncResourceFactory.blocking(factory, threads));
    pool.terminated().thenRun(threads::shutdown);
    return pool;
  }

  /** New threads for factories that block. They start every task at once. */
  ExecutorService factoryThreads();

  /** Opens a pool over a factory that needs no threads. */
  <R> Pool<R> openAsync(PoolConfig config, AsyncResourceFactory<R> factory);

  /** A semaphore whose callers wait in the same way. */
  FairSemaphore semaphore(int permits);

  /** All on the class path or module path, by name. */
  static List<PoolModel> all() {
    return ServiceLoader.load(PoolModel.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(PoolModel::name))
        .toList();
  }
}
