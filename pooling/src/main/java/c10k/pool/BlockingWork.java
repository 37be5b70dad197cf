package c10k.pool;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A blocking factory whose work is done by the threads of an executor, which must start each task at
 * once: one that hangs must not hold up the others.
 */
final class BlockingWork<R> implements AsyncResourceFactory<R> {
  private final ResourceFactory<R> factory;
  private final Executor executor;

  /** Has this executor do the work of this factory. */
  BlockingWork(ResourceFactory<R> factory, Executor executor) {
    this.factory = factory;
    this.executor = executor;
  }

  @Override
  public CompletionStage<R> create() {
    return start(factory::create);
  }

  @Override
  public CompletionStage<Boolean> validate(R resource) {
    return start(() -> factory.validate(resource));
  }

  @Override
  public void reset(R resource) throws Exception {
    factory.reset(resource);
  }

  @Override
  public CompletionStage<?> destroy(R resource) {
    return start(() -> {
      factory.destroy(resource);
      return null;
    });
  }

  @Override
  public void abandon(CompletionStage<?> stage) {
    if (stage instanceof Task<?> task) {
      task.interrupt();
    }
  }

  private <T extends @Nullable Object> Task<T> start(Callable<T> work) {
    var task = new Task<>(work);
    executor.execute(task);
    return task;
  }

  /** One call of the factory. */
  private static final class Task<T extends @Nullable Object> extends CompletableFuture<T> implements Runnable {
    private final Callable<T> work;

    /** While it runs; guarded by this. */
    private @Nullable Thread runner;

    private boolean isInterrupted;

    Task(Callable<T> work) {
      this.work = work;
    }

    @Override
    public void run() {
      if (!begin()) {
        completeExceptionally(new InterruptedException("Abandoned before it began."));
        return;
      }
      try {
        var result = work.call();
        end();
        complete(result);
      } catch (Throwable e) {
        end();
        completeExceptionally(e);
      }
    }

    private synchronized boolean begin() {
      runner = Thread.currentThread();
      return !isInterrupted;
    }

    /** An interrupt that comes from now on would hit the thread's next task. */
    private synchronized void end() {
      runner = null;
      if (isInterrupted) {
        Thread.interrupted();
      }
    }

    synchronized void interrupt() {
      isInterrupted = true;
      if (runner != null) {
        runner.interrupt();
      }
    }
  }
}
