package c10k.testkit.pool;

import static c10k.testkit.pool.PoolFlaw.*;

import c10k.pool.AcquireException;
import c10k.pool.DrainReport;
import c10k.pool.HealthReport;
import c10k.pool.Holder;
import c10k.pool.Lease;
import c10k.pool.Pool;
import c10k.pool.PoolConfig;
import c10k.pool.PoolStats;
import c10k.pool.Priority;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/**
 * A {@link NaivePool} whose callers wait.
 *
 * <p>Threads: any; those that wait do so at the monitor of the pool behind it.
 */
final class NaiveBlockingPool<R> implements Pool<R> {
  private final NaivePool<R> pool;

  NaiveBlockingPool(NaivePool<R> pool) {
    this.pool = pool;
  }

  @Override
  public Lease<R> acquire(Duration timeout) throws InterruptedException {
    if (Thread.interrupted() && !pool.has(SWALLOWS_INTERRUPTS)) {
      throw new InterruptedException("interrupted before it waited");
    }
    var answer = pool.acquire(timeout, Priority.NORMAL);
    var _ = answer.whenComplete((lease, error) -> wakeAll());
    try {
      await(answer);
    } catch (InterruptedException e) {
      if (answer.cancel(true)) {
        throw e;
      }
      Thread.currentThread().interrupt(); // The lease was faster; the caller shall know of both.
    }
    return leaseOf(answer);
  }

  private void wakeAll() {
    synchronized (pool) {
      pool.notifyAll();
    }
  }

  private void await(CompletableFuture<?> answer) throws InterruptedException {
    while (!answer.isDone()) {
      try {
        if (mustSpin()) {
          spin();
        } else {
          waitForNews(answer);
        }
      } catch (InterruptedException e) {
        if (!pool.has(SWALLOWS_INTERRUPTS)) {
          throw e;
        }
      }
    }
  }

  private boolean mustSpin() {
    if (pool.has(LOSERS_OF_THE_CREATION_SPIN)) {
      return pool.stats().connecting() > 0;
    }
    return pool.has(SPINS_WHILE_WAITING);
  }

  @SuppressWarnings("ThreadPriorityCheck") // That it relies on the scheduler is the bug.
  private static void spin() throws InterruptedException {
    Thread.yield();
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while it span");
    }
  }

  private void waitForNews(CompletableFuture<?> answer) throws InterruptedException {
    synchronized (pool) {
      if (!answer.isDone()) {
        pool.wait();
      }
    }
  }

  private static <R> Lease<R> leaseOf(CompletableFuture<Lease<R>> answer) {
    if (answer.isCompletedExceptionally()) {
      throw answer.exceptionNow() instanceof AcquireException refusal ? refusal : new IllegalStateException(answer.exceptionNow());
    }
    return answer.resultNow();
  }

  @Override
  public void release(Lease<R> lease) {
    pool.release(lease);
  }

  @Override
  public DrainReport drain(Duration bound) {
    var report = pool.drain(bound).toCompletableFuture();
    try {
      return report.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new DrainReport(Duration.ZERO, holders(), stats().closing());
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public PoolConfig config() {
    return pool.config();
  }

  @Override
  public PoolStats stats() {
    return pool.stats();
  }

  @Override
  public List<Holder> holders() {
    return pool.holders();
  }

  @Override
  public HealthReport health() {
    return pool.health();
  }

  @Override
  public void resize(int minSize, int maxSize) {
    pool.resize(minSize, maxSize);
  }

  @Override
  public void suspend() {
    pool.suspend();
  }

  @Override
  public void resume() {
    pool.resume();
  }

  @Override
  public void evictAll() {
    pool.evictAll();
  }

  @Override
  public CompletionStage<Void> terminated() {
    return pool.terminated();
  }
}
