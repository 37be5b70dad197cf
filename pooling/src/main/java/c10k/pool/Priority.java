package c10k.pool;

/** Who is served first by a pool that knows priorities, in this order. */
public enum Priority {
  HIGH,
  NORMAL,
  LOW
}
