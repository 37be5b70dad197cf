package c10k.bench.jmh;

import c10k.bench.result.Figure;
import c10k.bench.load.HistogramLog;
import c10k.bench.load.LoadGenerator;
import c10k.bench.load.LoadPlan;
import c10k.bench.process.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
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
 * What users of a server feel at a given rate: an open loop, in which lines are due at random times
 * whatever the answers, and the clock starts when a line is due.
 *
 * <p>One shot is a whole plan. Its own duration says nothing; the percentiles are among the figures.
 */
// JMH calls the set-up methods, in place of a constructor.
@SuppressWarnings("NullAway.Init")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(value = 1, jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-Djava.net.preferIPv4Stack=true"})
public class EchoLatency {
  /** A contestant's label. */
  @Param("event-loop")
  public String model = "";

  /** Connections, on which lines fall at random. */
  @Param("64")
  public int connections;

  /** Length of a line with its LF. */
  @Param("64")
  public int lineBytes;

  /** Lines per second over all connections. */
  @Param("10000")
  public int rate;

  /** Load before the measurement. */
  @Param("2000")
  public int warmupMillis;

  /** The measured time. */
  @Param("5000")
  public int measureMillis;

  /** Of the gaps between lines. */
  @Param("1")
  public long seed;

  private ServerUnderTest server;
  private LoadGenerator generator;
  private LoadPlan plan;
  private CostMeter cost;

  /** Starts the server, warms up both sides, and lets the compilers rest. */
  @Setup(Level.Trial)
  public void warmUp() throws IOException, InterruptedException {
    server = ServerUnderTest.timed(Service.ECHO, model);
    plan = new LoadPlan(
        server.process().address(),
        connections,
        lineBytes,
        Duration.ZERO,
        Duration.ofMillis(measureMillis),
        OptionalDouble.of(rate),
        seed);
    generator = LoadGenerator.connect(plan);
    generator.run(plan.seeded(seed + 1).lasting(Duration.ZERO, Duration.ofMillis(warmupMillis)));
    TrialFigures.count(Figure.SETTLE_MILLIS, CompilerRest.await(server.process()));
    cost = new CostMeter(server.process());
  }

  /** Runs the plan. */
  @Benchmark
  public long plan() throws IOException, InterruptedException {
    var result = generator.run(plan);
    cost.report(result.received());
    new LoadFigures("").report(result);
    writeHistogram(result.response());
    return result.received();
  }

  private static void writeHistogram(Histogram response) throws IOException {
    var file = TrialSettings.histogramFile();
    if (file.isPresent()) {
      HistogramLog.write(response, file.get());
    }
  }

  /** Ends the server. */
  @TearDown(Level.Trial)
  public void stop() {
    TrialFigures.print();
    generator.close();
    server.close();
  }
}
