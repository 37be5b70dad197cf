package c10k.bench.jmh;

import c10k.bench.contestant.Label;
import c10k.bench.pool.Connector;
import c10k.bench.pool.PostgresServer;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Why there are pools: a connection for each query, beside queries on connections of a pool, against
 * a PostgreSQL on this machine. The score is queries per second of all eight threads together; times
 * per query are among the figures, if {@link FiguresProfiler} is asked for.
 */
// JMH calls the set-up methods, in place of a constructor.
@SuppressWarnings("NullAway.Init")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 2)
@Threads(8)
@Fork(value = 1, jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"})
public class PoolVersusConnect {
  private static final String QUERY = "select 1";

  /** A connector's label. */
  @Param({"connect", "thread-per-connection", "thread-pool", "virtual-threads", "hikaricp"})
  public String pool = "";

  /** Connections at most. */
  @Param("10")
  public int size;

  private @Nullable PostgresServer ownServer;
  private Connector connector;
  private QueryTimes times;

  /** Starts a server, unless the launcher has, and opens the pool. */
  @Setup(Level.Trial)
  public void open() throws IOException {
    var url = System.getProperty(PostgresServer.URL_PROPERTY);
    if (url == null) {
      ownServer = PostgresServer.start();
      url = ownServer.url();
    }
    connector = Connector.open(Label.withoutAgain(pool), url, size);
  }

  /** Forgets the times of the iteration before. */
  @Setup(Level.Iteration)
  public void begin() {
    times = new QueryTimes();
  }

  /** One query. */
  @Benchmark
  public int query(OneThread thread) throws Exception {
    long start = System.nanoTime();
    int answer = connector.query(QUERY);
    thread.seen.recordValue(System.nanoTime() - start);
    return answer;
  }

  /** Ends pool and server. */
  @TearDown(Level.Trial)
  public void close() throws IOException {
    connector.close();
    if (ownServer != null) {
      ownServer.close();
    }
  }

  /** What one thread has seen. */
  @State(Scope.Thread)
  public static class OneThread {
    private final Histogram seen = new Histogram(3);

    /** Adds it to what the others have seen. */
    @TearDown(Level.Iteration)
    public void report(PoolVersusConnect all) {
      all.times.add(seen);
      seen.reset();
    }
  }
}
