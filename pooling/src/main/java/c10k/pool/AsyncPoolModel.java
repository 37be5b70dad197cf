package c10k.pool;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * A way to wait for resources without a thread that waits. Found by {@link ServiceLoader}, as
 * {@link PoolModel} is.
 */
public interface AsyncPoolModel {

  /** The name of its concurrency model. */
  String name();

  /** How its callers wait, in one phrase. */
  String summary();

  /** Opens a pool with a loop of its own, which ends when the pool has terminated. */
  <R> AsyncPool<R> open(PoolConfig config, AsyncResourceFactory<R> factory);

  /** Opens a semaphore with a loop of its own. */
  AsyncSemaphore semaphore(int permits);

  /** All on the class path or module path, by name. */
  static List<AsyncPoolModel> all() {
    return ServiceLoader.load(AsyncPoolModel.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(AsyncPoolModel::name))
        .toList();
  }
}
