package c10k.pool;

import java.time.Duration;

/** What happens in a pool, as it is told to its listeners. */
public sealed interface PoolEvent {

  /** The name of the pool. */
  String pool();

  /** The pool is open; it may still be filling itself. */
  record Initialized(String pool, int minSize, int maxSize) implements PoolEvent {}

  /** A resource was made. */
  record Created(String pool, long resource, Duration took) implements PoolEvent {}

  /** A resource could not be made; the pool tries again after so long. */
  record CreateFailed(String pool, Throwable error, Duration nextAttemptIn) implements PoolEvent {}

  /** A resource is out of the pool, and its destruction begins. */
  record Evicted(String pool, long resource, EndReason reason) implements PoolEvent {}

  /** A resource was destroyed; its destruction may have failed, with an error in the log. */
  record Destroyed(String pool, long resource, EndReason reason) implements PoolEvent {}

  /** A caller got a lease. */
  record Acquired(String pool, long resource, Duration waited) implements PoolEvent {}

  /** A caller got none. */
  record AcquireFailed(String pool, AcquireFailure reason, Duration waited) implements PoolEvent {}

  /** A lease ended with {@link Lease#release}, and the resource could be reset for the next. */
  record Released(String pool, long resource) implements PoolEvent {}

  /** A lease is held beyond {@link PoolConfig#leakThreshold}; told once for each lease. */
  record Leaked(String pool, Holder holder) implements PoolEvent {}

  /** The sizes have changed. */
  record Resized(String pool, int minSize, int maxSize) implements PoolEvent {}

  /** Nothing is granted from now on. */
  record Suspended(String pool) implements PoolEvent {}

  /** Granting goes on. */
  record Resumed(String pool) implements PoolEvent {}

  /** The pool is closed; resources may still be held. */
  record Closed(String pool) implements PoolEvent {}

  /** All that the pool ever made is destroyed. The last event of a pool. */
  record Terminated(String pool) implements PoolEvent {}
}
