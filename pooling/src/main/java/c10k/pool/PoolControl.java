package c10k.pool;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * What both kinds of pool can be asked and told.
 *
 * <p>Threads: safe for use by any thread; nothing here waits.
 */
public interface PoolControl {

  /** Its configuration, with the sizes as of now. */
  PoolConfig config();

  /** What is and what has happened so far, as one consistent picture; also after the end. */
  PoolStats stats();

  /** Who holds resources now, longest first. */
  List<Holder> holders();

  /** The health of all resources that exist now. */
  HealthReport health();

  /**
   * Changes the sizes. Growth serves waiters at once. What is too much is destroyed: idle resources
   * now, the others when they come back.
   *
   * @throws c10k.server.ConfigurationException if the sizes cannot work
   */
  void resize(int minSize, int maxSize);

  /**
   * Grants nothing until {@link #resume}. Callers wait meanwhile, and their time runs. What is held
   * may be given back. No effect when suspended already.
   *
   * @throws IllegalStateException if the pool is closed
   */
  void suspend();

  /**
   * Grants again. No effect when not suspended.
   *
   * @throws IllegalStateException if the pool is closed
   */
  void resume();

  /** Replaces all resources that exist now: idle ones at once, the others when they come back. */
  void evictAll();

  /**
   * Completes when the pool was closed and every resource that it ever made is destroyed, also
   * those that were held when it closed.
   */
  CompletionStage<Void> terminated();
}
