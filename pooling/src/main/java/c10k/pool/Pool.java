package c10k.pool;

import java.time.Duration;
import java.util.Optional;

/**
 * A pool for threads that wait.
 *
 * <p>Threads: safe for use by any thread. What a thread did before it gave a resource back
 * happens-before what the next holder does with it.
 */
public interface Pool<R> extends PoolControl, AutoCloseable {

  /** {@link #acquire(Duration)} with {@link PoolConfig#acquireTimeout}. */
  default Lease<R> acquire() throws InterruptedException {
    return acquire(config().acquireTimeout());
  }

  /**
   * Waits for a resource, at most so long, all included: queueing, creation, validation and
   * suspension.
   *
   * @param timeout zero or less: only what can be had without waiting; {@link Long#MAX_VALUE}
   *     seconds and the like: for ever
   * @throws AcquireException if there is none, with the reason and the holders
   * @throws InterruptedException if interrupted while waiting; the caller holds nothing then. An
   *     interrupt does not matter to a caller that need not wait: it gets its lease, and keeps its flag
   */
  Lease<R> acquire(Duration timeout) throws InterruptedException;

  /**
   * A resource if one is ready now.
   *
   * @throws AcquireException if the pool is closed
   */
  default Optional<Lease<R>> tryAcquire() throws InterruptedException {
    try {
      return Optional.of(acquire(Duration.ZERO));
    } catch (AcquireException e) {
      if (e.reason() == AcquireFailure.CLOSED) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /**
   * Calls with a resource, and gives it back whatever happens. What the call throws counts as an
   * error of the resource ({@link Lease#reportError}).
   */
  default <T, X extends Exception> T withLease(LeaseCall<R, T, X> call) throws X, InterruptedException {
    try (var lease = acquire()) {
      try {
        return call.apply(lease.resource());
      } catch (Throwable e) {
        lease.reportError(e);
        throw e;
      }
    }
  }

  /**
   * The same as {@link Lease#release}.
   *
   * @throws IllegalArgumentException if the lease is not of this pool; nothing is changed then
   */
  void release(Lease<R> lease);

  /**
   * Ends the pool: refuses new callers, sends those who wait away, creates nothing more, destroys
   * what is idle, and waits at most so long for the rest. Resources that are still held after that
   * are destroyed when they come back.
   *
   * <p>Calling it again, also at the same time, waits for the same end. An interrupt ends the wait
   * early, with the flag set; the pool is closed all the same.
   */
  DrainReport drain(Duration bound);

  /** {@link #drain} with {@link PoolConfig#drainTimeout}. */
  @Override
  default void close() {
    drain(config().drainTimeout());
  }

  /** What {@link #withLease} calls. */
  @FunctionalInterface
  interface LeaseCall<R, T, X extends Exception> {

    /** Uses the resource, which is the caller's until this returns. */
    T apply(R resource) throws X;
  }
}
