package c10k.pool.tcp;

import c10k.pool.PoolConfig;
import c10k.pool.ResourceFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.UUID;

/**
 * Pools connections to an echo server. A connection is healthy if a line that nobody can have sent
 * before comes back on it.
 *
 * <p>A stream has no memory of what belongs to what. So a connection on which something went wrong,
 * or on which there is a byte too much, is given up: the next holder would take the answer to the
 * last one's question for its own.
 *
 * <p>Threads: safe for use by any thread.
 */
public final class TcpConnectionFactory implements ResourceFactory<TcpConnection> {
  private final InetSocketAddress server;
  private final Duration connectTimeout;
  private final Duration checkTimeout;

  /** Creates one with the time-outs of a pool. */
  public TcpConnectionFactory(InetSocketAddress server, PoolConfig config) {
    this(server, config.connectTimeout(), config.checkTimeout());
  }

  /** Creates one. */
  public TcpConnectionFactory(InetSocketAddress server, Duration connectTimeout, Duration checkTimeout) {
    this.server = server;
    this.connectTimeout = connectTimeout;
    this.checkTimeout = checkTimeout;
  }

  /** Connects, and makes sure that there is more behind the port than a kernel that accepts. */
  @Override
  public TcpConnection create() throws IOException {
    long start = System.nanoTime();
    var connection = TcpConnection.connect(server, connectTimeout);
    try {
      requireEcho(connection, connectTimeout.minusNanos(System.nanoTime() - start));
      return connection;
    } catch (IOException e) {
      connection.close();
      throw new IOException("The connection to " + server + " was accepted, but nothing echoes: " + e.getMessage(), e);
    }
  }

  private static void requireEcho(TcpConnection connection, Duration timeout) throws IOException {
    if (!echoes(connection, timeout)) {
      throw new IOException("another line came than was sent");
    }
  }

  private static boolean echoes(TcpConnection connection, Duration timeout) throws IOException {
    var nonce = "check " + UUID.randomUUID();
    return connection.exchange(nonce, timeout).equals(nonce);
  }

  @Override
  public boolean validate(TcpConnection connection) {
    try {
      return connection.isQuiet() && echoes(connection, checkTimeout);
    } catch (IOException e) {
      // Not an error among many, but the end: the answer may still come, and meet the next holder.
      return false;
    }
  }

  /** Finds answers that the last holder has not waited for, if they are there already. */
  @Override
  public void reset(TcpConnection connection) throws IOException {
    if (!connection.isQuiet()) {
      throw new IOException("The connection came back closed, or with bytes that nobody has read.");
    }
  }

  @Override
  public void destroy(TcpConnection connection) throws IOException {
    connection.close();
  }
}
