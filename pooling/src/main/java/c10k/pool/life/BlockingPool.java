package c10k.pool.life;

import c10k.connection.Watchdog;
import c10k.pool.AsyncResourceFactory;
import c10k.pool.DrainReport;
import c10k.pool.Lease;
import c10k.pool.Pool;
import c10k.pool.PoolConfig;
import c10k.pool.Priority;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A pool whose callers are threads that wait. A model adds the exclusion, and the way to wait.
 *
 * <p>Each caller looks after its own deadline. For all other deadlines the pool has one thread,
 * which ends with it.
 */
public abstract class BlockingPool<R> extends CorePool<R> implements Pool<R> {
  private final Watchdog watchdog;

  /** Makes it, without starting. */
  protected BlockingPool(PoolConfig config, AsyncResourceFactory<R> factory) {
    this(config, factory, false);
  }

  @SuppressWarnings("this-escape") // The watchdog calls nothing before it is started.
  BlockingPool(PoolConfig config, AsyncResourceFactory<R> factory, boolean hasFastPath) {
    super(config, factory, hasFastPath);
    this.watchdog = new Watchdog(
        config.name() + "-upkeep", config.ticker(), now -> tick(), () -> core().farewell().terminated().isDone(), () -> {});
    terminated().thenRun(watchdog::wake);
  }

  @Override
  protected final void start() {
    super.start();
    watchdog.start();
  }

  @Override
  protected final void wakeAt(long nanos) {
    watchdog.dueAt(nanos);
  }

  @Override
  @SuppressWarnings("NullAway") // The answer is set when enter returns, to whatever the question allows.
  protected final <T extends @Nullable Object> T ask(Supplier<T> question) {
    var answer = new Object() {
      @Nullable T value;
    };
    enter(() -> answer.value = question.get());
    return answer.value;
  }

  /** Makes a waiter for the current thread. */
  protected abstract BlockedCaller<R> newCaller();

  @Override
  public Lease<R> acquire(Duration timeout) throws InterruptedException {
    return acquireOrWait(timeout);
  }

  final Lease<R> acquireOrWait(Duration timeout) throws InterruptedException {
    var caller = newCaller();
    request(caller, timeout);
    try {
      while (!caller.isSettled()) {
        waitOnce(caller);
      }
    } catch (InterruptedException e) {
      withdraw(caller);
      if (caller.isWithdrawn()) {
        throw e;
      }
      // The outcome was quicker than the interrupt: it must not get lost, and neither may the flag.
      Thread.currentThread().interrupt();
    }
    return caller.result();
  }

  private void waitOnce(BlockedCaller<R> caller) throws InterruptedException {
    long left = caller.deadlineNanos() - config().ticker().nanos();
    if (left > 0) {
      caller.await(left);
    } else {
      // Settles all whose time is over, this caller among them.
      tick();
    }
  }

  @Override
  public final DrainReport drain(Duration bound) {
    beginDrain(bound);
    var drained = core().farewell().drained();
    try {
      return drained.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return soFar(drained);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a drain cannot fail", e);
    }
  }

  /** The caller waits no longer. */
  private DrainReport soFar(CompletableFuture<DrainReport> drained) {
    return drained.isDone() ? drained.join() : ask(() -> Reports.drain(core()));
  }

  /** A waiting thread. */
  public abstract static class BlockedCaller<R> extends Waiter<R> {

    /** Makes one for the current thread. */
    protected BlockedCaller() {
      super(Priority.NORMAL);
    }

    /**
     * Waits until {@link #wake}, or so long, or for no reason: the caller looks again.
     *
     * @param nanos above zero
     */
    protected abstract void await(long nanos) throws InterruptedException;

    /** Never zero, which means for ever. */
    protected static long atLeastOneMilli(long nanos) {
      return TimeUnit.NANOSECONDS.toMillis(nanos - 1) + 1;
    }
  }
}
