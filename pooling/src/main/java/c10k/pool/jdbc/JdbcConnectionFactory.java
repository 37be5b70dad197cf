package c10k.pool.jdbc;

import c10k.pool.PoolConfig;
import c10k.pool.ResourceFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/**
 * Pools JDBC connections. One that comes back gets its transaction rolled back, the statements that
 * are still open ended, and auto-commit, read-only and isolation as they were; other settings of the
 * session ({@code SET …} in PostgreSQL, temporary tables) are the holder's business. A holder that
 * closes the connection ends it for good; what it should close is the lease.
 *
 * <p>Drivers do not obey interrupts: give the driver a connect time-out in its URL, or a creation
 * that the pool has given up occupies a thread until the driver gives up, too.
 *
 * <p>Threads: safe for use by any thread.
 */
public final class JdbcConnectionFactory implements ResourceFactory<Connection> {
  /** A driver says goodbye in one packet, which takes longer only if nobody is there. */
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final Source source;
  private final int checkSeconds;

  /** Where connections come from. */
  @FunctionalInterface
  public interface Source {

    /** Opens one. */
    Connection open() throws SQLException;
  }

  /**
   * Creates one.
   *
   * @param checkTimeout how long a check may take, rounded up to seconds, because JDBC knows nothing
   *     shorter; the pool itself is more precise
   */
  public JdbcConnectionFactory(Source source, Duration checkTimeout) {
    this.source = source;
    this.checkSeconds = Math.clamp(checkTimeout.plusNanos(TimeUnit.SECONDS.toNanos(1) - 1).toSeconds(), 1, Integer.MAX_VALUE);
  }

  /** Connections of a data source, which should be none that pools itself. */
  public static JdbcConnectionFactory of(DataSource source, PoolConfig config) {
    return new JdbcConnectionFactory(source::getConnection, config.checkTimeout());
  }

  /** Connections of the driver that knows the URL. */
  public static JdbcConnectionFactory of(String url, Properties properties, PoolConfig config) {
    return new JdbcConnectionFactory(() -> DriverManager.getConnection(url, properties), config.checkTimeout());
  }

  @Override
  public Connection create() throws SQLException {
    var connection = source.open();
    try {
      return TrackedConnection.before(connection);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public boolean validate(Connection connection) throws SQLException {
    return connection.isValid(checkSeconds);
  }

  @Override
  public void reset(Connection connection) throws SQLException {
    TrackedConnection.of(connection).reset();
  }

  /** Closes it; if that hangs, frees at least what it takes on this side. */
  @Override
  public void destroy(Connection connection) throws SQLException, InterruptedException {
    var real = TrackedConnection.of(connection).connection();
    var closing = new FutureTask<>(() -> {
      real.close();
      return true;
    });
    Thread.ofVirtual().name("jdbc-close").start(closing);
    try {
      closing.get(CLOSE_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      real.abort(Runnable::run);
    } catch (ExecutionException e) {
      throw new SQLException("The connection could not be closed.", e.getCause());
    } catch (InterruptedException e) {
      real.abort(Runnable::run);
      throw e;
    }
  }
}
