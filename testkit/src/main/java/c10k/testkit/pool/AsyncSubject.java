package c10k.testkit.pool;

import c10k.pool.AsyncPool;
import c10k.pool.DrainReport;
import c10k.pool.Lease;
import c10k.pool.PoolControl;
import c10k.pool.PoolStats;
import c10k.pool.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;

/** A pool whose callers hold futures. */
final class AsyncSubject implements PoolSubject {
  /** A step of the loop may cause another; nothing in a pool takes more of them. */
  private static final int QUIET_LOOKS = 3;

  private static final int PATIENCE_LOOKS = 10_000;

  private final AsyncPool<Token> pool;
  private final IntSupplier activity;
  private final List<CompletableFuture<?>> futures = new ArrayList<>();
  private long done;

  /**
   * Drives a pool.
   *
   * @param activity a number that changes whenever something happens
   */
  AsyncSubject(AsyncPool<Token> pool, IntSupplier activity) {
    this.pool = pool;
    this.activity = activity;
  }

  @Override
  public PoolControl control() {
    return pool;
  }

  @Override
  public boolean callersAreThreads() {
    return false;
  }

  @Override
  public Attempt acquire(Duration timeout) {
    var future = pool.acquire(timeout, Priority.NORMAL);
    futures.add(future);
    return new Attempt(timeout, future, () -> future.cancel(true), Runnable::run);
  }

  @Override
  public Attempt acquireInterrupted(Duration timeout) {
    return acquire(timeout).giveUpAtOnce();
  }

  @Override
  public void release(Lease<Token> lease) {
    pool.release(lease);
  }

  @Override
  public CompletableFuture<DrainReport> drain(Duration bound) {
    return pool.drain(bound).toCompletableFuture();
  }

  /** Calls to a loop are posted to it one after the other; only their order is open. */
  @Override
  public void race(Runnable one, Runnable other) {
    one.run();
    other.run();
  }

  /** What a loop does is over when it has answered several questions in the same way. */
  @Override
  public void settle() {
    var last = look();
    int quiet = 0;
    for (int looks = 0; quiet < QUIET_LOOKS; looks++) {
      var now = look();
      quiet = now.equals(last) ? quiet + 1 : 0;
      last = now;
      if (looks > PATIENCE_LOOKS) {
        throw new AssertionError("L-7: the pool does not come to rest; the last look at it was " + now + ".");
      }
    }
  }

  private Look look() {
    long before = futures.size();
    futures.removeIf(CompletableFuture::isDone);
    done += before - futures.size();
    return new Look(List.of(done, (long) activity.getAsInt()), pool.stats());
  }

  private record Look(List<Long> counts, PoolStats stats) {}

  @Override
  public void close() {}
}
