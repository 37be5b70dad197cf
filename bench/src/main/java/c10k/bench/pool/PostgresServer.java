package c10k.bench.pool;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A PostgreSQL server on this machine, unpacked and started for a benchmark. */
public final class PostgresServer implements AutoCloseable {

  /** The URL of a server that runs already, set by the launcher, so that all trials use the same one. */
  public static final String URL_PROPERTY = "c10k.bench.postgres";

  private static final String USER = "postgres";

  private final EmbeddedPostgres server;

  private PostgresServer(EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * Unpacks it and starts it, which takes a few seconds.
   *
   * @throws IOException if it does not start, or there is none for this system
   */
  public static PostgresServer start() throws IOException {
    try {
      return new PostgresServer(EmbeddedPostgres.start());
    } catch (IllegalStateException e) {
      throw new IOException("no PostgreSQL could be started here: " + e.getMessage(), e);
    }
  }

  /** For JDBC. */
  public String url() {
    return server.getJdbcUrl(USER, USER);
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort());
  }

  /** For JDBC, by way of another address that leads to it. */
  public String urlThrough(InetSocketAddress relay) {
    return "jdbc:postgresql://" + relay.getAddress().getHostAddress() + ":" + relay.getPort() + "/" + USER + "?user=" + USER;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
