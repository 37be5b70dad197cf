package c10k.testkit.pool;

import c10k.pool.DrainReport;
import c10k.pool.Lease;
import c10k.pool.PoolConfig;
import c10k.pool.PoolControl;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A pool under test, of whatever kind, so that one history fits all.
 *
 * <p>Threads: driven by one thread, that of the test.
 */
public interface PoolSubject extends AutoCloseable {

  /** Opens pools of one kind. */
  @FunctionalInterface
  interface Opener {

    /** Opens a pool; time and listeners are those of the configuration. */
    PoolSubject open(PoolConfig config, ScriptedFactory factory);
  }

  /** The pool, as far as both kinds are alike. */
  PoolControl control();

  /** Whether callers are threads, which are interrupted; or hold futures, which are cancelled. */
  boolean callersAreThreads();

  /** Calls acquire, and returns at once. */
  Attempt acquire(Duration timeout);

  /** The same for a caller that was interrupted before; one that cannot be gives up at once. */
  Attempt acquireInterrupted(Duration timeout);

  /** Calls {@code release} of the pool. */
  void release(Lease<Token> lease);

  /** Calls drain, and returns at once. */
  CompletableFuture<DrainReport> drain(Duration bound);

  /** Does both at the same time, if the pool is made for that, or else one after the other. */
  void race(Runnable one, Runnable other);

  /**
   * Returns when nothing moves any more until time does.
   *
   * @throws AssertionError if it never comes to rest
   */
  void settle();

  /** Ends the threads of the test, not the pool. */
  @Override
  void close();
}
