package c10k.bench.jmh;

import c10k.bench.contestant.Label;
import c10k.bench.load.EchoOrWork;
import c10k.bench.load.LoadGenerator;
import c10k.bench.load.LoadPlan;
import c10k.bench.result.Figure;
import c10k.server.ConcurrencyModel;
import c10k.server.Server;
import c10k.server.ServerConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalDouble;
import org.HdrHistogram.AbstractHistogram;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What one connection that computes does to the others: how long echoes take on an event loop while another connection always has a job of 50 ms, on
 * the plain loop or on one that hands jobs on to threads.
 *
 * <p>The duration of the shot says nothing; response times are among the figures. Load and server share one process.
 */
// JMH calls the set-up methods, in place of a constructor.
@SuppressWarnings("NullAway.Init")
public class HybridLatency extends Shot {
  private static final double P50 = 50;
  private static final double P99 = 99;
  private static final double NANOS_PER_MICRO = 1_000;
  private static final int CONNECTIONS = 16;
  private static final int LINE_BYTES = 64;
  private static final Duration WARMUP = Duration.ofMillis(500);

  /** A model's label; the option {@code offload} is the number of threads for jobs. */
  @Param({"event-loop", "event-loop[offload=2]"})
  public String model = "";

  /** What the one connection asks for, again and again. */
  @Param("burn 50ms")
  public String job = "";

  /** Lines per second over all connections. */
  @Param("1000")
  public int rate;

  /** The measured time. */
  @Param("2000")
  public int measureMillis;

  private Server server;

  /** Starts the server. */
  @Setup(Level.Trial)
  public void start() throws IOException {
    var label = Label.parse(model);
    var named = ConcurrencyModel.all().stream().filter(one -> one.name().equals(label.name())).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no model '" + label.name() + "'."));
    var config = ServerConfig.builder();
    label.options().forEach(config::option);
    server = named.serve(config.build(), new EchoOrWork());
  }

  /** Echoes beside the job. */
  @Benchmark
  public long echoes() throws IOException {
    var plan = new LoadPlan(
        server.address(), CONNECTIONS, LINE_BYTES, WARMUP, Duration.ofMillis(measureMillis), OptionalDouble.of(rate), TrialSettings.seed());
    try (var generator = LoadGenerator.connect(plan); var burner = Burner.start(server.address(), job)) {
      var result = generator.run(plan);
      if (result.failures() > 0) {
        throw new IOException(result.failures() + " echoes failed while " + burner + " was at work");
      }
      report(result.response());
      return result.response().getTotalCount();
    }
  }

  private static void report(AbstractHistogram response) {
    TrialFigures.put(Figure.RESPONSE_P50, response.getValueAtPercentile(P50) / NANOS_PER_MICRO);
    TrialFigures.put(Figure.RESPONSE_P99, response.getValueAtPercentile(P99) / NANOS_PER_MICRO);
    TrialFigures.put(Figure.RESPONSE_MAX, response.getMaxValue() / NANOS_PER_MICRO);
  }

  /** Ends it. */
  @TearDown(Level.Trial)
  public void stop() {
    TrialFigures.print();
    server.close();
  }
}
