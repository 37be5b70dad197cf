package c10k.pool.life;

import c10k.pool.AcquireException;
import c10k.pool.AcquireFailure;
import c10k.pool.Holder;
import c10k.pool.Lease;
import c10k.pool.Priority;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@code acquire}, until it is settled. The models' subclasses know how its caller
 * waits.
 *
 * <p>It is settled once, inside the pool's exclusion; the caller may look at any time.
 */
public abstract class Waiter<R> {

  /** What the exception will say; it is made by the caller, so that its stack shows the caller. */
  record Failure(
      String pool, AcquireFailure reason, Duration waited, List<Holder> holders, @Nullable Throwable cause) {
    AcquireException exception() {
      return new AcquireException(pool, reason, waited, holders, cause);
    }
  }

  private static final long NOT_QUEUED = -1;

  private final Thread caller = Thread.currentThread();
  private final Priority priority;

  // Set by the core.
  long sinceNanos;
  long deadlineNanos;
  /** Its number among those who had to wait. */
  long order = NOT_QUEUED;

  private @Nullable SlotLease<R> lease;
  private @Nullable Failure failure;

  /** Written last: who sees it sees the outcome. */
  private volatile boolean settled;

  /** Makes one for the current thread. */
  protected Waiter(Priority priority) {
    this.priority = priority;
  }

  /** Wakes the caller up, which has been settled. Called once, outside the exclusion. */
  protected abstract void wake();

  final Thread caller() {
    return caller;
  }

  final Priority priority() {
    return priority;
  }

  /** When its time is over, on the pool's ticker. */
  public final long deadlineNanos() {
    return deadlineNanos;
  }

  final boolean hasWaited() {
    return order != NOT_QUEUED;
  }

  /** Where the call comes from. */
  final StackTraceElement[] stack() {
    return caller.getStackTrace();
  }

  final void settle(SlotLease<R> granted) {
    lease = granted;
    settled = true;
  }

  final void settle(Failure failed) {
    failure = failed;
    settled = true;
  }

  /** Whether there is an outcome. */
  public final boolean isSettled() {
    return settled;
  }

  /** Whether there is an outcome, which is that the caller has given up. */
  public final boolean isWithdrawn() {
    return failure != null && failure.reason == AcquireFailure.CANCELLED;
  }

  /**
   * The outcome of a settled waiter.
   *
   * @throws AcquireException if it is a failure
   */
  public final Lease<R> result() {
    if (failure != null) {
      throw failure.exception();
    }
    if (lease == null) {
      throw new IllegalStateException("This caller still waits.");
    }
    lease.slot().isPickedUp = true;
    return lease;
  }
}
