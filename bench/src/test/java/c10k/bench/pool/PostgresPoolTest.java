package c10k.bench.pool;

import static c10k.bench.pool.Postgres.AWAIT;
import static c10k.bench.pool.Postgres.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import c10k.pool.AcquireException;
import c10k.pool.AcquireFailure;
import c10k.pool.EndReason;
import c10k.pool.Lease;
import c10k.pool.Pool;
import c10k.pool.PoolConfig;
import c10k.pool.PoolModel;
import c10k.pool.jdbc.JdbcConnectionFactory;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pools of all models before a real database that fails in the ways databases do. */
@Timeout(120)
class PostgresPoolTest {
  private static final int SIZE = 4;
  private static final Duration SHORT = Duration.ofMillis(500);

  private static Postgres postgres;

  @BeforeAll
  static void startServer() throws IOException, SQLException {
    postgres = Postgres.start();
  }

  @AfterAll
  static void endServer() throws SQLException {
    postgres.close();
  }

  static List<PoolModel> models() {
    return PoolModel.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void aKilledBackendMustNeverReachAUser(PoolModel model) throws Exception {
    try (var pool = open(model, config().validateAfterIdle(Duration.ZERO).build())) {
      var killed = backends(pool);
      for (int backend : killed) {
        postgres.kill(backend);
      }
      assertThat(backends(pool)).hasSize(SIZE).doesNotContainAnyElementsOf(killed);
      assertThat(pool.stats().endedFor(EndReason.UNHEALTHY)).isEqualTo(SIZE);
      assertThat(pool.stats().failed()).isZero();
    }
    assertNothingIsLeft();
  }

  /** All of the pool at once, and back. */
  private static Set<Integer> backends(Pool<Connection> pool) throws Exception {
    var leases = new ArrayList<Lease<Connection>>();
    var backends = new TreeSet<Integer>();
    for (int i = 0; i < SIZE; i++) {
      var lease = pool.acquire(PATIENCE);
      leases.add(lease);
      backends.add(Postgres.backendOf(lease.resource()));
    }
    leases.forEach(Lease::release);
    return backends;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void aBackendKilledInUseMustEndWithItsLease(PoolModel model) throws Exception {
    try (var pool = open(model, config().build())) {
      var lease = pool.acquire(PATIENCE);
      int backend = Postgres.backendOf(lease.resource());
      postgres.kill(backend);
      assertThatThrownBy(() -> Postgres.ask(lease.resource(), "select 1")).isInstanceOf(SQLException.class);
      lease.release();
      assertThat(backends(pool)).doesNotContain(backend);
    }
    assertNothingIsLeft();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void anExhaustedServerMustBeToldInItsOwnWordsAndRecoveredFrom(PoolModel model) throws Exception {
    var taken = postgres.takeAll();
    try (var pool = open(model, config().size(0, SIZE).build())) {
      var failure = catchThrowableOfType(AcquireException.class, () -> pool.acquire(SHORT));
      assertThat(failure.reason()).isEqualTo(AcquireFailure.BACKEND_DOWN);
      assertThat(failure).hasMessageContaining("connection slots").hasRootCauseInstanceOf(SQLException.class);
      assertThat(pool.stats().createFailures()).isPositive();
      for (var connection : taken) {
        connection.close();
      }
      assertThat(backends(pool)).hasSize(SIZE);
    } finally {
      for (var connection : taken) {
        connection.close();
      }
    }
    assertNothingIsLeft();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void slowQueriesMustBeNamedByWhoeverWaitsForThem(PoolModel model) throws Exception {
    postgres.ask("select pg_advisory_lock(3)");
    try (var pool = open(model, config().size(0, 2).build())) {
      var slow = List.of(slowUser("report", pool), slowUser("export", pool));
      AWAIT.until("both wait for the lock", () -> postgres.count("wait_event = 'advisory'") == 2);
      var failure = catchThrowableOfType(AcquireException.class, () -> pool.acquire(SHORT));
      assertThat(failure.reason()).isEqualTo(AcquireFailure.EXHAUSTED);
      assertThat(failure).hasMessageContainingAll("all resources are in use", "'slow-report' for", "'slow-export' for");
      postgres.ask("select pg_advisory_unlock(3)");
      for (var thread : slow) {
        assertThat(thread.join(PATIENCE)).isTrue();
      }
      pool.acquire(PATIENCE).release();
    } finally {
      postgres.ask("select pg_advisory_unlock_all()");
    }
    assertNothingIsLeft();
  }

  private static Thread slowUser(String name, Pool<Connection> pool) {
    return Thread.ofPlatform().name("slow-" + name).daemon().start(() -> {
      try (var lease = pool.acquire(PATIENCE)) {
        Postgres.ask(lease.resource(), "select pg_advisory_lock_shared(3), pg_advisory_unlock_shared(3)");
      } catch (SQLException | InterruptedException e) {
        throw new AssertionError("the lock was to be had in the end", e);
      }
    });
  }

  private static void assertNothingIsLeft() {
    AWAIT.until("no connection is left", () -> postgres.count("true") == 0);
  }

  private static PoolConfig.Builder config() {
    return PoolConfig.builder()
        .name("postgres")
        .size(0, SIZE)
        .maxOvertakes(0)
        .acquireTimeout(PATIENCE)
        .checkTimeout(Duration.ofSeconds(5))
        .backoffMax(Duration.ofMillis(100));
  }

  private static Pool<Connection> open(PoolModel model, PoolConfig config) {
    return model.open(config, JdbcConnectionFactory.of(postgres.url(), new Properties(), config));
  }
}
