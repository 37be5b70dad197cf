package c10k.pool;

/** What a resource is doing. {@code CONNECTING} to {@code ACTIVE} count against the maximum size. */
public enum ResourceState {
  /** Being created. */
  CONNECTING,
  /** Ready for the next caller. */
  IDLE,
  /** Being validated: on its way to a caller, on its way back, or while idle. */
  CHECKING,
  /** Held by a caller. */
  ACTIVE,
  /** Being destroyed. Its place in the pool is free already: nobody waits for a slow farewell. */
  BROKEN,
  /** Destroyed, or never made. */
  GONE;

  /** Whether it takes a place in the pool. */
  public boolean isLive() {
    return compareTo(BROKEN) < 0;
  }
}
