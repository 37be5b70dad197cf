package c10k.pool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;

/**
 * Runs at most so many tasks at a time, first come, first served.
 *
 * <p>Threads: safe for use by any thread.
 */
public final class ConcurrencyLimiter {
  private final FairSemaphore permits;

  /** Limits to the permits of a semaphore that nobody else uses. */
  public ConcurrencyLimiter(FairSemaphore permits) {
    this.permits = permits;
  }

  /**
   * Waits for its turn, and runs the task in the calling thread.
   *
   * @throws Exception what the task throws; its place is free all the same
   */
  public <T> T call(Callable<T> task) throws Exception {
    permits.acquire();
    try {
      return task.call();
    } finally {
      permits.release();
    }
  }

  /**
   * Runs all tasks, each in a thread of its own once it is its turn; the calling thread waits until
   * the last has begun. The error of one harms none of the others: it is in its future.
   *
   * @return a future for each task, in their order
   * @throws InterruptedException if interrupted meanwhile; tasks that have begun go on, the others
   *     never begin
   */
  public <T> List<Future<T>> callAll(Collection<? extends Callable<T>> tasks, ThreadFactory threads) throws InterruptedException {
    var results = new ArrayList<Future<T>>();
    for (var task : tasks) {
      permits.acquire();
      var result = new FutureTask<T>(task);
      results.add(result);
      start(result, threads);
    }
    return results;
  }

  private void start(FutureTask<?> task, ThreadFactory threads) {
    boolean isStarted = false;
    try {
      threads.newThread(() -> {
        try {
          task.run();
        } finally {
          permits.release();
        }
      }).start();
      isStarted = true;
    } finally {
      if (!isStarted) {
        permits.release();
      }
    }
  }
}
