package c10k.bench.jmh;

import c10k.bench.load.LoadGenerator;
import c10k.bench.load.LoadPlan;
import c10k.bench.process.HugePages;
import c10k.bench.process.Service;
import c10k.bench.result.Figure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * What an idle connection costs in memory: the slope over several numbers of connections, each of which echoes a line before and after memory is read.
 *
 * <p>One shot is the whole procedure. Its own duration says nothing; bytes are among the figures.
 */
// JMH calls the set-up methods, in place of a constructor.
@SuppressWarnings("NullAway.Init")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(value = 1, jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-Djava.net.preferIPv4Stack=true"})
public class IdleMemory {

  /** Separates numbers of connections. */
  public static final String SEPARATOR = "/";

  /** Of the only case. */
  public static final String CASE = "idle";

  private static final int WARMUP_CONNECTIONS = 500;
  private static final int WARMUP_ECHOES = 20_000;
  private static final int WARMUP_RECONNECTS = 4;
  private static final int LINE_BYTES = 64;
  private static final Duration UNUSED = Duration.ofSeconds(1);

  /** A contestant's label. */
  @Param("event-loop")
  public String model = "";

  /** So many idle connections, one number after the other, from few to many. */
  @Param("0/500/2000")
  public String counts = "";

  private ServerUnderTest server;

  /**
   * Starts the server, makes it compile what connecting and echoing need, and start the threads that
   * it shares between connections: all that would else count as memory of connections.
   */
  @Setup(Level.Trial)
  public void warmUp() throws IOException, InterruptedException {
    if (!TrialSettings.launched()) {
      HugePages.requireHarmless();
    }
    server = ServerUnderTest.forMemory(Service.ECHO, model);
    for (int i = 0; i < WARMUP_RECONNECTS; i++) {
      try (var generator = connect(WARMUP_CONNECTIONS)) {
        generator.echoOnEach();
        generator.bring(WARMUP_ECHOES / WARMUP_RECONNECTS);
      }
    }
    TrialFigures.count(Figure.SETTLE_MILLIS, CompilerRest.await(server.process()));
  }

  /** Takes the snapshots. */
  @Benchmark
  public List<?> idle() throws IOException, InterruptedException {
    var snapshots = new ArrayList<MemorySnapshot>();
    var generators = new ArrayList<LoadGenerator>();
    long echoes = 0;
    try {
      int open = 0;
      for (int count : Arrays.stream(counts.split(SEPARATOR, -1)).mapToInt(Integer::parseInt).toArray()) {
        if (count > open) {
          generators.add(connect(count - open));
        }
        open = count;
        snapshots.add(takeBetweenEchoes(count, generators));
        echoes += 2L * count;
      }
    } finally {
      generators.forEach(LoadGenerator::close);
    }
    TrialFigures.count(Figure.MESSAGES, echoes);
    TrialFigures.count(Figure.FAILURES, 0);
    new MemorySlopes(snapshots).report(new TrialFiles(), CASE);
    return snapshots;
  }

  private MemorySnapshot takeBetweenEchoes(int count, List<LoadGenerator> generators)
      throws IOException, InterruptedException {
    echoOnEach(generators);
    var snapshot = MemorySnapshot.take(server.process(), count);
    echoOnEach(generators);
    return snapshot;
  }

  private static void echoOnEach(List<LoadGenerator> generators) throws IOException {
    for (var generator : generators) {
      generator.echoOnEach();
    }
  }

  private LoadGenerator connect(int count) throws IOException {
    return LoadGenerator.connect(new LoadPlan(
        server.process().address(), count, LINE_BYTES, Duration.ZERO, UNUSED, OptionalDouble.empty(), 1));
  }

  /** Ends the server. */
  @TearDown(Level.Trial)
  public void stop() {
    TrialFigures.print();
    server.close();
  }
}
