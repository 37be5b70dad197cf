package c10k.pool;

/**
 * Makes the resources of a pool, and ends them. Its methods may block.
 *
 * <p>Threads: {@link #create}, {@link #validate} and {@link #destroy} run in background threads of
 * the pool, several at the same time for different resources, never two at the same time for one
 * but for {@link #destroy}, which comes without waiting for a check that takes too long.
 * {@link #reset} runs in the thread that releases. What a holder did to a resource happens-before
 * all that the factory does to it afterwards, and before the next holder's lease.
 *
 * <p>Any exception or error is the resource's end, never the pool's: the resource is destroyed and
 * its capacity is free again.
 */
public interface ResourceFactory<R> {

  /**
   * Makes a new resource; never null. It is interrupted at {@link PoolConfig#connectTimeout}; what
   * it returns all the same after that is destroyed at once.
   */
  R create() throws Exception;

  /**
   * Whether the resource can be used. False says that it is broken for good, for example a socket
   * that was closed. An exception says that the check failed: on the way to a user that means the
   * same, for an idle resource only after {@link PoolConfig#maxErrorsInARow}.
   */
  default boolean validate(R resource) throws Exception {
    return true;
  }

  /** Removes what the last holder left, such as an open transaction, when a lease is released. */
  default void reset(R resource) throws Exception {}

  /** Ends a resource; called exactly once for each that {@link #create} has returned. */
  void destroy(R resource) throws Exception;
}
