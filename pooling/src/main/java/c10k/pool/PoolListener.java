package c10k.pool;

/**
 * Is told what happens in a pool. It runs in the thread that caused the event, never under a lock
 * of the pool, so it may call the pool; it should be quick, since a user may be waiting for it. What
 * it throws is logged and changes nothing.
 *
 * <p>Events that different threads cause may come in another order than they happened, and at the
 * same time.
 */
@FunctionalInterface
public interface PoolListener {

  /** Something has happened. */
  void on(PoolEvent event);
}
