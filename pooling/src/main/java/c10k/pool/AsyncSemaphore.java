package c10k.pool;

import java.util.concurrent.CompletableFuture;

/**
 * So many permits, handed to those who asked first.
 *
 * <p>Threads: any may call; stages complete on the semaphore's loop.
 */
public interface AsyncSemaphore extends AutoCloseable {

  /**
   * Asks for a permit. Cancelling the future withdraws the request; a permit that was on its way
   * goes to the next.
   */
  CompletableFuture<Permit> acquire();

  /** Permits that are free now. */
  int available();

  /** Requests that wait now. */
  int waiting();

  /** Fails all requests that wait, and ends the loop. */
  @Override
  void close();

  /** One permit, until it is given back. */
  interface Permit {

    /**
     * Gives it back.
     *
     * @throws IllegalStateException if it was given back before
     */
    void release();
  }
}
