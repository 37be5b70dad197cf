package c10k.pool;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * A pool for callers that must not wait: it answers with a future.
 *
 * <p>Threads: any may call. Futures complete on the pool's loop, and so do the callbacks that hang
 * on them: a callback that blocks makes everybody wait.
 *
 * <p>Cancelling a future withdraws the request; a resource that was on its way goes to the next. A
 * request that fails completes its future with an {@link AcquireException}.
 */
public interface AsyncPool<R> extends PoolControl, AutoCloseable {

  /** With {@link PoolConfig#acquireTimeout} and {@link Priority#NORMAL}. */
  default CompletableFuture<Lease<R>> acquire() {
    return acquire(config().acquireTimeout(), Priority.NORMAL);
  }

  /**
   * Asks for a resource.
   *
   * @param timeout zero or less: only what can be had without waiting
   * @param priority those of a higher one are served first, those of the same in the order of their
   *     calls
   */
  CompletableFuture<Lease<R>> acquire(Duration timeout, Priority priority);

  /**
   * Calls with a resource, and gives it back when the stage that the call returns is complete,
   * however it ended.
   */
  default <T> CompletableFuture<T> withLease(Function<? super R, ? extends CompletionStage<T>> call) {
    return acquire().thenCompose(lease -> use(lease, call));
  }

  private static <R, T> CompletionStage<T> use(Lease<R> lease, Function<? super R, ? extends CompletionStage<T>> call) {
    CompletionStage<T> result;
    try {
      result = call.apply(lease.resource());
    } catch (RuntimeException | Error e) {
      result = CompletableFuture.failedFuture(e);
    }
    return result.whenComplete((value, error) -> {
      if (error != null) {
        lease.reportError(error);
      }
      lease.close();
    });
  }

  /** See {@link Pool#release}. */
  void release(Lease<R> lease);

  /** See {@link Pool#drain}; the stage completes at the bound at the latest. */
  CompletionStage<DrainReport> drain(Duration bound);

  /** {@link #drain} with {@link PoolConfig#drainTimeout}, without waiting for it. */
  @Override
  default void close() {
    drain(config().drainTimeout());
  }
}
