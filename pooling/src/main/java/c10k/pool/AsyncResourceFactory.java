package c10k.pool;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * A {@link ResourceFactory} that never blocks: its answers are stages, which any thread may
 * complete.
 *
 * <p>The pool never cancels a stage, since a resource that comes late has to be destroyed all the
 * same. It tells the factory instead ({@link #abandon}).
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

  /**
   * Tells that the pool no longer waits for this creation or check, because its time is over. The
   * factory may hasten its end, for example by an interrupt. A resource that comes all the same is
   * destroyed at once.
   *
   * @param stage what {@link #create} or {@link #validate} has returned
   */
  default void abandon(CompletionStage<?> stage) {}

  /** Ends a resource; called exactly once for each that {@link #create} has delivered. */
  CompletionStage<?> destroy(R resource);

  /**
   * A blocking factory, whose work is done by the threads of an executor.
   *
   * @param executor starts each task at once, or tasks that hang would hold up the others
   */
  static <R> AsyncResourceFactory<R> blocking(ResourceFactory<R> factory, Executor executor) {
    return new BlockingWork<>(factory, executor);
  }
}
