package c10k.testkit.pool;

import c10k.pool.Lease;
import c10k.pool.Priority;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A caller's request, from its call to its answer. */
final class NaiveWaiter<R> extends CompletableFuture<Lease<R>> {
  private final NaivePool<R> pool;
  final Priority priority;
  final long since;
  final long timeoutNanos;
  long deadline;

  /** It has its answer, or will have in this turn. */
  boolean over;

  NaiveWaiter(NaivePool<R> pool, Priority priority, long now, long timeoutNanos) {
    this.pool = pool;
    this.priority = priority;
    this.since = now;
    this.timeoutNanos = timeoutNanos;
    this.deadline = NaiveTime.after(now, timeoutNanos);
  }

  /** For flaws: what it was lent. */
  @Nullable NaiveLease<R> lease;

  /** Withdraws the request; one that was answered stays answered. */
  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    return pool.withdraw(this);
  }

  boolean cancelForGood() {
    return super.cancel(false);
  }
}
