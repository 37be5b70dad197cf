package c10k.bench.pool;

import static c10k.bench.pool.Postgres.AWAIT;
import static c10k.bench.pool.Postgres.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.pool.PoolConfig;
import c10k.pool.jdbc.JdbcConnectionFactory;
import c10k.testkit.FaultProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

@Timeout(120)
class JdbcConnectionFactoryTest {
  private static Postgres postgres;

  private final JdbcConnectionFactory factory = JdbcConnectionFactory.of(postgres.url(), new Properties(), PoolConfig.defaults());
  private Connection connection;

  @BeforeAll
  static void startServer() throws IOException, SQLException {
    postgres = Postgres.start();
  }

  @AfterAll
  static void endServer() throws SQLException {
    postgres.close();
  }

  @BeforeEach
  void create() throws SQLException {
    connection = factory.create();
  }

  @AfterEach
  void destroy() throws SQLException, InterruptedException {
    factory.destroy(connection);
    AWAIT.until("the server has no client any more", () -> postgres.count("true") == 0);
  }

  @Test
  void mustTakeConnectionsOfADataSourceToo() throws SQLException, InterruptedException {
    var source = new PGSimpleDataSource();
    source.setUrl(postgres.url());
    var other = JdbcConnectionFactory.of(source, PoolConfig.defaults());
    var made = other.create();
    assertThat(other.validate(made)).isTrue();
    other.destroy(made);
  }

  @Test
  void mustRollBackWhatTheHolderHasNotCommitted() throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("insert into note values ('forgotten')");
    }
    factory.reset(connection);
    assertThat(connection.getAutoCommit()).isTrue();
    assertThat(Postgres.ask(connection, "select count(*) from note")).isEqualTo("0");
    assertThat(postgres.count("state like 'idle in transaction%'")).isZero();
  }

  @Test
  void mustRecoverFromATransactionThatFailed() throws SQLException {
    connection.setAutoCommit(false);
    assertThatThrownBy(() -> Postgres.ask(connection, "select 1/0")).hasMessageContaining("division by zero");
    factory.reset(connection);
    assertThat(Postgres.ask(connection, "select 1")).isEqualTo("1");
  }

  @Test
  void mustRestoreTheSettings() throws SQLException {
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
    connection.setAutoCommit(false);
    Postgres.ask(connection, "select 1");
    factory.reset(connection);
    assertThat(connection.isReadOnly()).isFalse();
    assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
    assertThat(connection.getAutoCommit()).isTrue();
  }

  @Test
  void mustForgetTheHoldersWarnings() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("do $$ begin raise warning 'careful'; end $$");
    }
    factory.reset(connection);
    assertThat((Throwable) connection.getWarnings()).isNull();
  }

  @Test
  void mustEndAStatementThatTheHolderLeftRunning() throws SQLException {
    var left = CompletableFuture.supplyAsync(() -> failureOf("select pg_sleep(600)"));
    AWAIT.until("it is running", () -> postgres.count("state = 'active' and query like '%pg_sleep%'") == 1);
    factory.reset(connection);
    assertThat(left.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join()).contains("cancel");
    assertThat(Postgres.ask(connection, "select 1")).isEqualTo("1");
    assertThat(factory.validate(connection)).isTrue();
  }

  /** The bug that lib/pq had: the cancel of a statement that was over met the next holder's. */
  @Test
  void mustNotLetALateCancelHitTheNextHolder() throws SQLException {
    postgres.ask("select pg_advisory_lock(7)");
    try (var old = connection.createStatement()) {
      old.execute("select 1");
      factory.reset(connection);
      var next = CompletableFuture.supplyAsync(() -> failureOf("select pg_advisory_lock_shared(7), pg_advisory_unlock_shared(7)"));
      AWAIT.until("the next one is running", () -> postgres.count("wait_event = 'advisory'") == 1);
      cancel(old);
      postgres.ask("select pg_advisory_unlock(7)");
      assertThat(next.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join()).isEqualTo("none");
    }
  }

  private static void cancel(Statement statement) {
    try {
      statement.cancel();
    } catch (SQLException e) {
      // A driver may say that it is closed.
    }
  }

  @Test
  void mustNotRememberStatementsForEver() throws SQLException {
    for (int i = 0; i < 1_000; i++) {
      assertThat(Postgres.ask(connection, "select " + i)).isEqualTo(String.valueOf(i));
    }
    factory.reset(connection);
    assertThat(factory.validate(connection)).isTrue();
  }

  @Test
  void mustKnowAKilledBackend() throws SQLException {
    assertThat(factory.validate(connection)).isTrue();
    postgres.kill(Postgres.backendOf(connection));
    assertThat(factory.validate(connection)).isFalse();
  }

  @Test
  void mustRefuseWhatTheHolderHasClosed() throws SQLException {
    connection.close();
    assertThat(factory.validate(connection)).isFalse();
    assertThatThrownBy(() -> factory.reset(connection)).isInstanceOf(SQLException.class).hasMessageContaining("closed");
  }

  @Test
  void mustKnowAServerThatVanished() throws SQLException, InterruptedException {
    try (var proxy = FaultProxy.before(new InetSocketAddress(InetAddress.getLoopbackAddress(), postgres.port()))) {
      var hasty = JdbcConnectionFactory.of(Postgres.url(proxy.address().getPort()), new Properties(), PoolConfig.defaults());
      var far = hasty.create();
      assertThat(hasty.validate(far)).isTrue();
      proxy.vanish();
      assertThat(hasty.validate(far)).isFalse();
      hasty.destroy(far);
      proxy.refuse();
      assertThatThrownBy(hasty::create).isInstanceOf(SQLException.class).hasMessageContaining("refused");
    }
  }

  @Test
  void mustAbortWhatCannotBeClosed() throws SQLException, InterruptedException {
    var stuck = new StuckConnection();
    var made = new JdbcConnectionFactory(stuck::connection, Duration.ofSeconds(1));
    made.destroy(made.create());
    assertThat(stuck.isAborted()).isTrue();
  }

  /** Or a set of them would lose or mix them up. */
  @Test
  void aConnectionMustEqualItselfOnly() throws SQLException, InterruptedException {
    var other = factory.create();
    assertThat(new HashSet<>(List.of(connection, other, connection))).hasSize(2).contains(connection, other);
    factory.destroy(other);
  }

  /** Runs in a thread of its own. */
  private String failureOf(String query) {
    try {
      Postgres.ask(connection, query);
      return "none";
    } catch (SQLException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
