package c10k.loop;

import c10k.pool.AcquireException;
import c10k.pool.AsyncPool;
import c10k.pool.AsyncResourceFactory;
import c10k.pool.DrainReport;
import c10k.pool.Lease;
import c10k.pool.PoolConfig;
import c10k.pool.Priority;
import c10k.pool.life.CorePool;
import c10k.loop.uv.EventLoop;
import c10k.loop.uv.Timer;
import c10k.pool.life.Waiter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A pool that belongs to a loop. All its changes are callbacks of that loop, so nothing is guarded by
 * anything; whoever calls from elsewhere posts a callback.
 *
 * <p>Nobody waits: a caller gets a future, and the loop goes on with the next.
 */
final class LoopPool<R> extends CorePool<R> implements AsyncPool<R> {
  private final LoopTurn turn;
  private final EventLoop loop;
  private @Nullable Timer nextTick;

  private LoopPool(PoolConfig config, AsyncResourceFactory<R> factory, EventLoop loop) {
    super(config, factory);
    this.loop = loop;
    this.turn = new LoopTurn(loop);
  }

  /** Opens a pool on a loop that is its own, and ends with it. */
  static <R> LoopPool<R> open(PoolConfig config, AsyncResourceFactory<R> factory, EventLoop loop) {
    var pool = new LoopPool<>(config, factory, loop);
    pool.terminated().thenRun(loop::stop);
    loop.start();
    pool.start();
    return pool;
  }

  @Override
  public CompletableFuture<Lease<R>> acquire(Duration timeout, Priority priority) {
    var request = new Request(priority);
    request(request, timeout);
    return request.future;
  }

  @Override
  public CompletionStage<DrainReport> drain(Duration bound) {
    return beginDrain(bound);
  }

  @Override
  protected void enter(Runnable change) {
    turn.run(() -> turn.defer(apply(change)));
  }

  @Override
  protected <T extends @Nullable Object> T ask(Supplier<T> question) {
    return turn.ask(() -> {
      var answer = new Object() {
        @Nullable T value;
      };
      turn.defer(apply(() -> answer.value = question.get()));
      return answer.value;
    });
  }

  @Override
  protected boolean timesWaiters() {
    return true;
  }

  @Override
  protected void wakeAt(long nanos) {
    if (nextTick == null || nanos < nextTick.dueNanos()) {
      if (nextTick != null) {
        nextTick.stop();
      }
      nextTick = loop.setTimer(nanos, this::runTick);
    }
  }

  private void runTick() {
    nextTick = null;
    tick();
  }

  /** A caller that went on with something else. */
  private final class Request extends Waiter<R> {
    private final CompletableFuture<Lease<R>> future = new CompletableFuture<>();

    Request(Priority priority) {
      super(priority);
      future.minimalCompletionStage().whenComplete((lease, error) -> {
        if (future.isCancelled()) {
          withdraw(this);
        }
      });
    }

    @Override
    protected void wake() {
      Lease<R> lease;
      try {
        lease = result();
      } catch (AcquireException e) {
        future.completeExceptionally(e);
        return;
      }
      if (!future.complete(lease)) {
        undelivered(lease);
      }
    }
  }
}
