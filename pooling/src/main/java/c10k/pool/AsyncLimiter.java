package c10k.pool;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Has at most so many asynchronous tasks under way at a time, first come, first served.
 *
 * <p>Threads: any may call; tasks begin on the semaphore's loop.
 */
public final class AsyncLimiter {
  private final AsyncSemaphore permits;

  /** Limits to the permits of a semaphore that nobody else uses. */
  public AsyncLimiter(AsyncSemaphore permits) {
    this.permits = permits;
  }

  /**
   * Begins the task once it is its turn. Cancelling the future before that means that it never
   * begins; after that the task goes on, and only its result is lost.
   *
   * @return the task's result, or its error, which harms none of the others
   */
  public <T> CompletableFuture<T> run(Supplier<? extends CompletionStage<T>> task) {
    var turn = permits.acquire();
    var result = new CompletableFuture<T>();
    turn.minimalCompletionStage().whenComplete((permit, error) -> {
      if (permit == null) {
        result.completeExceptionally(error);
      } else if (result.isDone()) {
        // Cancelled on the way.
        permit.release();
      } else {
        run(task, permit, result);
      }
    });
    result.minimalCompletionStage().whenComplete((value, error) -> {
      if (result.isCancelled()) {
        turn.cancel(false);
      }
    });
    return result;
  }

  private static <T> void run(Supplier<? extends CompletionStage<T>> task, AsyncSemaphore.Permit permit, CompletableFuture<T> result) {
    begin(task).whenComplete((value, error) -> {
      permit.release();
      if (error == null) {
        result.complete(value);
      } else {
        result.completeExceptionally(error);
      }
    });
  }

  private static <T> CompletionStage<T> begin(Supplier<? extends CompletionStage<T>> task) {
    try {
      return task.get();
    } catch (RuntimeException | Error e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
