package c10k.bench.pool;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import c10k.testkit.Await;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A real server for tests, with few connections to give. */
final class Postgres implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(30);
  static final Await AWAIT = new Await(PATIENCE);
  private static final int MAX_CONNECTIONS = 20;

  private final EmbeddedPostgres server;
  private final Connection admin;

  private Postgres(EmbeddedPostgres server, Connection admin) {
    this.server = server;
    this.admin = admin;
  }

  static Postgres start() throws IOException, SQLException {
    assumeTrue(
        System.getProperty("os.name").equals("Linux") && System.getProperty("os.arch").equals("amd64"),
        "The embedded PostgreSQL is there for Linux on x86-64 only.");
    var server = EmbeddedPostgres.builder().setServerConfig("max_connections", String.valueOf(MAX_CONNECTIONS)).start();
    var admin = server.getPostgresDatabase().getConnection();
    try (var statement = admin.createStatement()) {
      statement.execute("create role app login");
      statement.execute("create table note (text varchar(80))");
      statement.execute("grant all on note to app");
    }
    return new Postgres(server, admin);
  }

  int port() {
    return server.getPort();
  }

  /** For an ordinary user, who does not get the slots that are reserved for superusers. */
  String url() {
    return url(port());
  }

  static String url(int port) {
    return "jdbc:postgresql://localhost:" + port + "/postgres?user=app&connectTimeout=10";
  }

  /** Takes every connection that the server has left for ordinary users. */
  List<Connection> takeAll() {
    var taken = new ArrayList<Connection>();
    try {
      while (taken.size() <= MAX_CONNECTIONS) {
        taken.add(DriverManager.getConnection(url()));
      }
      throw new AssertionError("The server gives more connections than it has.");
    } catch (SQLException e) {
      return taken;
    }
  }

  void kill(int backend) throws SQLException {
    ask("select pg_terminate_backend(" + backend + ")");
    AWAIT.until("backend " + backend + " is gone", () -> count("pid = " + backend) == 0);
  }

  /** How many backends of ordinary users are like this. */
  long count(String condition) {
    try {
      return Long.parseLong(ask("select count(*) from pg_stat_activity where usename = 'app' and " + condition));
    } catch (SQLException e) {
      throw new AssertionError("the server does not answer", e);
    }
  }

  /** Asks as the superuser, on a connection of its own. */
  synchronized String ask(String query) throws SQLException {
    return ask(admin, query);
  }

  static String ask(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement(); var result = statement.executeQuery(query)) {
      result.next();
      return result.getString(1);
    }
  }

  static int backendOf(Connection connection) throws SQLException {
    return Integer.parseInt(ask(connection, "select pg_backend_pid()"));
  }

  @Override
  public void close() throws SQLException {
    admin.close();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
