package c10k.bench.jmh;

import c10k.bench.result.Figure;
import c10k.bench.load.EchoOrWork;
import c10k.bench.load.LoadGenerator;
import c10k.bench.load.LoadPlan;
import c10k.server.ConcurrencyModel;
import c10k.server.Server;
import c10k.server.ServerConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
 * What one connection that computes does to the others: the 99th percentile of echoes on an event loop
 * while another connection always has a job of 50 ms, on the plain loop and on one that hands jobs on.
 *
 * <p>One shot is a number of rounds, each with both, in turn. Its own duration says nothing; the
 * medians are among the figures. Load and servers share one process.
 */
// JMH calls the set-up methods, in place of a constructor.
@SuppressWarnings("NullAway.Init")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(value = 1, jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-Djava.net.preferIPv4Stack=true"})
public class HybridLatency {
  private static final double P99 = 99;
  private static final double NANOS_PER_MICRO = 1_000;
  private static final int CONNECTIONS = 16;
  private static final int LINE_BYTES = 64;
  private static final Duration WARMUP = Duration.ofMillis(500);

  /** What the one connection asks for, again and again. */
  @Param("burn 50ms")
  public String job = "";

  /** Threads for jobs, in the offloaded half of a round. */
  @Param("2")
  public int threads;

  /** How often both are measured. */
  @Param("5")
  public int rounds;

  /** Lines per second over all connections. */
  @Param("1000")
  public int rate;

  /** The measured time of each half of a round. */
  @Param("2000")
  public int measureMillis;

  private Server plain;
  private Server offloaded;

  /** Starts both servers. */
  @Setup(Level.Trial)
  public void start() throws IOException {
    plain = serve(0);
    offloaded = serve(threads);
  }

  private static Server serve(int offload) throws IOException {
    var model = ConcurrencyModel.all().stream().filter(one -> one.name().equals("event-loop")).findFirst().orElseThrow();
    return model.serve(ServerConfig.builder().option("offload", offload).build(), new EchoOrWork());
  }

  /** Measures both in turn. */
  @Benchmark
  public double rounds() throws IOException {
    var plainMicros = new ArrayList<Double>();
    var offloadedMicros = new ArrayList<Double>();
    for (int round = 0; round < rounds; round++) {
      plainMicros.add(p99Micros(plain));
      offloadedMicros.add(p99Micros(offloaded));
      System.out.printf(Locale.ROOT, "%n    round %d: plain %,.0f us, offloaded %,.0f us", round + 1, plainMicros.getLast(), offloadedMicros.getLast());
    }
    double plainMedian = median(plainMicros);
    double offloadedMedian = median(offloadedMicros);
    TrialFigures.put(Figure.PLAIN_P99, plainMedian);
    TrialFigures.put(Figure.OFFLOADED_P99, offloadedMedian);
    TrialFigures.put(Figure.PLAIN_PER_OFFLOADED, plainMedian / offloadedMedian);
    return plainMedian / offloadedMedian;
  }

  private double p99Micros(Server server) throws IOException {
    var plan = new LoadPlan(
        server.address(), CONNECTIONS, LINE_BYTES, WARMUP, Duration.ofMillis(measureMillis), OptionalDouble.of(rate), 1);
    try (var generator = LoadGenerator.connect(plan); var burner = Burner.start(server.address(), job)) {
      var result = generator.run(plan);
      if (result.failures() > 0) {
        throw new IOException(result.failures() + " echoes failed while " + burner + " was at work");
      }
      return result.response().getValueAtPercentile(P99) / NANOS_PER_MICRO;
    }
  }

  private static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  /** Ends both. */
  @TearDown(Level.Trial)
  public void stop() {
    TrialFigures.print();
    plain.close();
    offloaded.close();
  }
}
