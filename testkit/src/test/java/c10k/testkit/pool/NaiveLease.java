package c10k.testkit.pool;

import c10k.pool.Holder;
import c10k.pool.Lease;
import java.time.Duration;
import java.util.List;

/** The right to use one resource; the pool decides what it is worth. */
final class NaiveLease<R> implements Lease<R> {
  final NaivePool<R> pool;
  final NaiveSlot<R> slot;
  final long since;
  final List<StackTraceElement> stack;
  private final String thread = Thread.currentThread().getName();
  boolean ended;
  boolean leaked;
  boolean reportedAnError;

  NaiveLease(NaivePool<R> pool, NaiveSlot<R> slot, long now, List<StackTraceElement> stack) {
    this.pool = pool;
    this.slot = slot;
    this.since = now;
    this.stack = stack;
  }

  Holder holder(long now) {
    return new Holder(slot.id, thread, Duration.ofNanos(now - since), stack);
  }

  @Override
  public R resource() {
    synchronized (pool) {
      requireNotEnded();
      return slot.resource;
    }
  }

  void requireNotEnded() {
    if (ended) {
      throw new IllegalStateException("this lease has ended already");
    }
  }

  @Override
  public void release() {
    pool.leases.release(this);
  }

  @Override
  public void invalidate() {
    pool.leases.invalidate(this);
  }

  @Override
  public void reportError(Throwable error) {
    pool.leases.report(this);
  }

  @Override
  public void close() {
    synchronized (pool) {
      if (!ended) {
        release();
      }
    }
  }
}
