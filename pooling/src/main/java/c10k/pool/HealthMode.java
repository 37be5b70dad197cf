package c10k.pool;

/** Who finds out that a resource is ill. */
public enum HealthMode {
  /** Nobody but validation. */
  OFF,
  /** Its users, who report errors ({@link Lease#reportError}). */
  PASSIVE,
  /** Checks of idle resources, every {@link PoolConfig#healthCheckInterval}. */
  ACTIVE,
  /** Both. */
  HYBRID;

  /** Whether reports of users count. */
  public boolean listensToUsers() {
    return this == PASSIVE || this == HYBRID;
  }

  /** Whether idle resources are checked. */
  public boolean checksIdle() {
    return this == ACTIVE || this == HYBRID;
  }
}
