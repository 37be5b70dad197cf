package c10k.pool;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A {@link ResourceFactory} that never blocks: its answers are stages, which any thread may
 * complete.
 *
 * <p>A stage that the pool no longer waits for, because its time is over, is cancelled through
 * {@link CompletionStage#toCompletableFuture}. A resource that comes all the same is destroyed at
 * once.
 */
public interface AsyncResourceFactory<R> {

  /** Makes a new resource; never completes with null. */
  CompletionStage<R> create();

  /** See {@link ResourceFactory#validate}. */
  default CompletionStage<Boolean> validate(R resource) {
    return CompletableFuture.completedFuture(true);
  }

  /** See {@link ResourceFactory#reset}; it must not block. */
  default void reset(R resource) throws Exception {}

  /** Ends a resource; called exactly once for each that {@link #create} has delivered. */
  CompletionStage<?> destroy(R resource);
}
