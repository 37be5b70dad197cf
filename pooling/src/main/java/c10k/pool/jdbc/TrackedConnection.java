package c10k.pool.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a driver's connection and remembers what its holder did to it: which settings were
 * touched, and which statements are open. So a reset undoes just that; for an ordinary holder it
 * costs no round trip.
 *
 * <p>Threads: a holder may use several.
 */
final class TrackedConnection implements InvocationHandler {
  /** Beyond so many, closed statements are forgotten: memory does not grow with the length of a lease. */
  private static final int FORGET_CLOSED_BEYOND = 32;

  private final Connection connection;
  private final boolean autoCommit;
  private final boolean readOnly;
  private final int isolation;
  private final Set<String> touched = ConcurrentHashMap.newKeySet();
  private final List<Statement> statements = new ArrayList<>();
  private int forgetBeyond = FORGET_CLOSED_BEYOND;

  private TrackedConnection(Connection connection) throws SQLException {
    this.connection = connection;
    this.autoCommit = connection.getAutoCommit();
    this.readOnly = connection.isReadOnly();
    this.isolation = connection.getTransactionIsolation();
  }

  static Connection before(Connection connection) throws SQLException {
    var loader = TrackedConnection.class.getClassLoader();
    return (Connection) Proxy.newProxyInstance(loader, new Class<?>[] {Connection.class}, new TrackedConnection(connection));
  }

  static TrackedConnection of(Connection resource) {
    return (TrackedConnection) Proxy.getInvocationHandler(resource);
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args) throws Throwable {
    if (method.getDeclaringClass() == Object.class && !method.getName().equals("toString")) {
      return method.getName().equals("equals") ? isSame(proxy, args) : System.identityHashCode(proxy);
    }
    if (method.getName().startsWith("set")) {
      touched.add(method.getName());
    }
    try {
      var result = method.invoke(connection, args);
      if (result instanceof Statement statement) {
        remember(statement);
      }
      return result;
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  /** A connection equals itself and nothing else. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(Object proxy, @Nullable Object @Nullable [] args) {
    return args != null && args[0] == proxy;
  }

  private synchronized void remember(Statement statement) throws SQLException {
    statements.add(statement);
    if (statements.size() > forgetBeyond) {
      for (var known : List.copyOf(statements)) {
        if (known.isClosed()) {
          statements.remove(known);
        }
      }
      forgetBeyond = Math.max(FORGET_CLOSED_BEYOND, 2 * statements.size());
    }
  }

  /** The driver's own. */
  Connection connection() {
    return connection;
  }

  /** Brings it back to what it was when it was made. */
  void reset() throws SQLException {
    if (connection.isClosed()) {
      throw new SQLException("The connection came back closed.");
    }
    endStatements();
    if (!connection.getAutoCommit()) {
      connection.rollback();
    }
    restoreSettings();
    connection.clearWarnings();
  }

  /**
   * A statement may be running in another thread that the holder has left behind, or be cancelled by
   * it later, when the connection is somebody else's. A closed one can do neither.
   */
  private void endStatements() throws SQLException {
    for (var statement : takeStatements()) {
      if (!statement.isClosed()) {
        statement.cancel();
        statement.close();
      }
    }
  }

  private synchronized List<Statement> takeStatements() {
    var taken = List.copyOf(statements);
    statements.clear();
    return taken;
  }

  /** The transaction is over by now, so that all of them can be set. */
  private void restoreSettings() throws SQLException {
    if (touched.contains("setAutoCommit")) {
      connection.setAutoCommit(autoCommit);
    }
    if (touched.contains("setReadOnly")) {
      connection.setReadOnly(readOnly);
    }
    if (touched.contains("setTransactionIsolation")) {
      connection.setTransactionIsolation(isolation);
    }
    touched.clear();
  }
}
