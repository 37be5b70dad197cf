package c10k.bench.jmh;

import c10k.bench.load.LoadGenerator;
import c10k.bench.load.LoadPlan;
import c10k.bench.process.HugePages;
import c10k.bench.result.Figure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * What an idle connection costs in memory: the slope over several numbers of connections, each of which echoes a line before and after memory is read.
 *
 * <p>One shot is the whole procedure. Its own duration says nothing; bytes are among the figures.
 */
public class IdleMemory extends ServerShot {

  /** Separates numbers of connections. */
  public static final String SEPARATOR = "/";

  /** Of the only case. */
  public static final String CASE = "idle";

  private static final int WARMUP_CONNECTIONS = 500;
  private static final int WARMUP_ECHOES = 20_000;
  private static final int WARMUP_RECONNECTS = 4;
  private static final int LINE_BYTES = 64;
  private static final Duration UNUSED = Duration.ofSeconds(1);

  /** So many idle connections, one number after the other, from few to many. */
  @Param("0/500/2000")
  public String counts = "";

  /**
   * Starts the server, makes it compile what connecting and echoing need, and start the threads that
   * it shares between connections: all that would else count as memory of connections.
   */
  @Setup(Level.Trial)
  public void warmUp() throws IOException, InterruptedException {
    if (!TrialSettings.launched()) {
      HugePages.requireHarmless();
    }
    serveForMemory();
    for (int i = 0; i < WARMUP_RECONNECTS; i++) {
      try (var generator = connect(WARMUP_CONNECTIONS)) {
        generator.echoOnEach();
        generator.bring(WARMUP_ECHOES / WARMUP_RECONNECTS);
      }
    }
    rest();
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
    new MemorySlopes(snapshots).report(files(), CASE);
    return snapshots;
  }

  private MemorySnapshot takeBetweenEchoes(int count, List<LoadGenerator> generators)
      throws IOException, InterruptedException {
    echoOnEach(generators);
    var snapshot = MemorySnapshot.take(server(), count);
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
        server().address(), count, LINE_BYTES, Duration.ZERO, UNUSED, OptionalDouble.empty(), 1));
  }
}
