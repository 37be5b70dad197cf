package c10k.pool;

/** What a pool as a whole is doing. */
public enum PoolPhase {
  RUNNING,
  /** Grants nothing, until it is resumed. */
  SUSPENDED,
  /** Closed, and waiting for what is held; for as long as the bound allows. */
  DRAINING,
  /** Closed, and waiting no longer. */
  CLOSED;

  /** Whether nobody is served any more. */
  public boolean isClosed() {
    return this == DRAINING || this == CLOSED;
  }
}
