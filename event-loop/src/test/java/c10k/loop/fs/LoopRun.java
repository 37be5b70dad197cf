package c10k.loop.fs;

import c10k.loop.node.Environment;
import c10k.loop.node.Promise;
import c10k.loop.uv.EventLoop;
import c10k.loop.uv.WorkPool;
import c10k.server.Ticker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** Runs a program on a loop with a pool, until its promise is settled or the time is up. */
public final class LoopRun {
  private static final int DEADLINE_SECONDS = 60;

  private LoopRun() {}

  /**
   * Runs it.
   *
   * @return the promise's value
   * @throws Throwable the promise's error
   */
  public static <T> T of(BiFunction<Environment, WorkPool, Promise<T>> program) throws Throwable {
    var loop = new EventLoop("run", Ticker.system());
    var environment = new Environment(loop);
    try (var pool = new WorkPool(WorkPool.DEFAULT_THREADS)) {
      var result = new CompletableFuture<T>();
      environment.onUncaughtException(result::completeExceptionally);
      var thread = Thread.ofPlatform().daemon().start(() -> environment.run(() -> {
        program.apply(environment, pool).onSettled(result::complete, result::completeExceptionally);
      }));
      try {
        return result.orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
      } catch (CompletionException e) {
        throw e.getCause();
      } finally {
        environment.terminate(0);
        thread.join(TimeUnit.SECONDS.toMillis(DEADLINE_SECONDS));
      }
    }
  }
}
