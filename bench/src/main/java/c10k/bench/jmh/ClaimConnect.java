package c10k.bench.jmh;

import c10k.bench.claim.Ways;
import c10k.bench.pool.Connector;
import c10k.bench.pool.PostgresServer;
import c10k.bench.result.Figure;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * How long it takes until a connection to PostgreSQL can be used, and until a query on it is answered, at several distances: {@code -p label=connect}, or
 * the label of a pool, see {@link Connector}. One caller, so nobody waits for others. Each distance is a case, named {@code way-20ms} by the time of one way.
 */
public class ClaimConnect extends ClaimShot {
  private static final String QUERY = "select 1";
  private static final int WARMUPS = 200;
  private static final double P50 = 50;
  private static final double NANOS_PER_MICRO = TimeUnit.MICROSECONDS.toNanos(1);
  /** Enough for a median, at any distance. */
  private static final int MOST_QUERIES = 200;
  private static final int FEWEST_QUERIES = 11;
  private static final Duration LONGEST = Duration.ofSeconds(3);

  /** Milliseconds of one way, separated by spaces; 0 is without a relay. */
  @Param("0 1 10 20")
  public String ways = "";

  /** All distances, nearest first. */
  @Benchmark
  public int distances() throws Exception {
    try (var server = PostgresServer.start()) {
      warmUp(server);
      Ways.each(ways, server.address(), (address, caseName) -> measure(server.urlThrough(address), caseName));
    }
    return ways.length();
  }

  private void warmUp(PostgresServer server) throws Exception {
    try (var connector = Connector.open(label, server.urlThrough(server.address()), 1)) {
      for (int i = 0; i < WARMUPS; i++) {
        var _ = connector.query(QUERY);
      }
    }
  }

  private void measure(String url, String caseName) throws Exception {
    var ready = new Histogram(3);
    var answered = new Histogram(3);
    try (var connector = Connector.open(label, url, 1)) {
      // Fills the pool.
      var _ = connector.query(QUERY);
      long begin = System.nanoTime();
      for (int i = 0; i < MOST_QUERIES && (i < FEWEST_QUERIES || System.nanoTime() - begin < LONGEST.toNanos()); i++) {
        measureOne(connector, ready, answered);
      }
    }
    TrialFigures.put(caseName, Figure.READY_P50, ready.getValueAtPercentile(P50) / NANOS_PER_MICRO);
    TrialFigures.put(caseName, Figure.QUERY_P50, answered.getValueAtPercentile(P50) / NANOS_PER_MICRO);
  }

  private static void measureOne(Connector connector, Histogram ready, Histogram answered) throws Exception {
    long start = System.nanoTime();
    try (var borrowed = connector.borrow()) {
      ready.recordValue(System.nanoTime() - start);
      run(borrowed.connection());
      answered.recordValue(System.nanoTime() - start);
    }
  }

  private static void run(Connection connection) throws SQLException, IOException {
    try (var statement = connection.createStatement(); var rows = statement.executeQuery(QUERY)) {
      if (!rows.next() || rows.getInt(1) != 1) {
        throw new IOException("PostgreSQL gave a wrong answer to: " + QUERY);
      }
    }
  }
}
