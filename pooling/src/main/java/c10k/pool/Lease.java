package c10k.pool;

/**
 * The right to use one resource, until it is given back. Use it in a {@code try} statement:
 *
 * <pre>{@code
 * try (var lease = pool.acquire()) {
 *   use(lease.resource());
 * }
 * }</pre>
 *
 * <p>Threads: any thread may give back what another has acquired; exactly one call that ends the
 * lease wins. What happened before the end of a lease happens-before the next lease of the same
 * resource.
 */
public interface Lease<R> extends AutoCloseable {

  /**
   * The resource.
   *
   * @throws IllegalStateException if the lease has ended: the resource may be another's by now
   */
  R resource();

  /**
   * Gives the resource back. After the pool is closed this destroys it, and returns normally.
   *
   * @throws IllegalStateException if the lease has ended already; nothing is changed then
   */
  void release();

  /**
   * Ends the lease of a resource that must not be used again: it is destroyed, and its place in the
   * pool is free.
   *
   * @throws IllegalStateException if the lease has ended already; nothing is changed then
   */
  void invalidate();

  /**
   * Tells that using the resource failed, for passive health checking ({@link HealthMode}): a
   * resource that fails too often is destroyed when it comes back. Ignored in other modes, and
   * after the end of the lease.
   */
  void reportError(Throwable error);

  /** Releases, unless the lease has ended already. */
  @Override
  void close();
}
