package c10k.bench.pool;

import java.time.Duration;

/**
 * A pool that lends items.
 *
 * <p>Threads: any may acquire, and release what it acquired.
 *
 * @param <L> what the pool itself gives its callers: nothing is wrapped, so that nothing is
 *     allocated but by the pool
 */
public interface PoolUnderTest<L> extends AutoCloseable {

  /** How long callers wait before they give up. Benchmarks hold resources for milliseconds at most: who waits so long has been passed over. */
  Duration PATIENCE = Duration.ofSeconds(10);

  /** Waits for an item. */
  L acquire() throws Exception;

  /** Takes it back. */
  void release(L lent) throws Exception;

  /** Which item that is. */
  Item item(L lent) throws Exception;

  /**
   * Lets a pool grow that has no minimum, and so was opened with as many items as the minimum of the
   * others; from now on its maximum counts.
   */
  default void letGrow() {}

  /** Ends the pool, and all items that were given back. */
  @Override
  void close();
}
