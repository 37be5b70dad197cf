package c10k.pool;

/** Why a resource was destroyed. */
public enum EndReason {
  /** Its holder said that it is broken. */
  INVALIDATED,
  /** A check found it broken, failed too often, or took too long. */
  UNHEALTHY,
  /** {@link ResourceFactory#reset} failed. */
  RESET_FAILED,
  /** It reached its maximum age. */
  TOO_OLD,
  /** Idle for too long. */
  IDLE_TOO_LONG,
  /** The pool became smaller. */
  SHRUNK,
  /** {@link PoolControl#evictAll}. */
  EVICTED,
  /** It came after its creation had timed out. */
  CAME_TOO_LATE,
  /** The pool was closed, perhaps while it was being made. */
  CLOSED
}
