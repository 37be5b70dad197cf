package c10k.server;

import java.net.InetSocketAddress;

/**
 * A running server. It is listening from the moment it exists.
 *
 * <p>Threads: all methods may be called by any thread, except that a session must not call {@link
 * #close}, which would wait for itself.
 */
public interface Server extends AutoCloseable {

  /**
   * The address it listens on, with the real port where port 0 was asked for; the same after {@link
   * #close}.
   */
  InetSocketAddress address();

  /** What has happened so far, as one consistent picture; also after {@link #close}. */
  ServerStats stats();

  /**
   * Stops in good order: stops accepting, serves on for {@link ServerConfig#quiesceTimeout} at the most, answers what has reached it, sends what is queued, ends
   * each connection, and cuts what is left after {@link ServerConfig#drainTimeout}. Returns when
   * every connection is closed and every thread of the server has ended. Calling it again, also at
   * the same time, waits for the same end.
   *
   * <p>A session that is still busy when connections are cut is interrupted. One that does not
   * obey within a few seconds is left behind, with an error in the log: the call returns all the
   * same.
   *
   * <p>An interrupt does not shorten the wait, which is bounded anyway; the flag is set again on
   * return.
   */
  @Override
  void close();
}
