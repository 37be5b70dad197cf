package c10k.bench.jmh;

import c10k.bench.load.ClosedLoad;
import c10k.bench.process.Service;
import c10k.bench.result.Figure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
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
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * What benchmarks of a closed loop have in common: one server, one load on it, and per iteration the cost of what the load brought. Called by JMH's one
 * thread.
 */
// JMH calls the set-up methods, in place of a constructor.
@SuppressWarnings("NullAway.Init")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(value = 1, jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-Djava.net.preferIPv4Stack=true"})
public abstract class CapacityTrial {
  private static final double NANOS_PER_MICRO = 1_000;

  /** A contestant's label. */
  @Param("event-loop")
  public String model = "";

  private ServerUnderTest server;
  private ClosedLoad load;
  private CostMeter cost;
  private LoadMeter meter;
  private long answers;

  /** What the server is to do. */
  abstract Service service();

  /** Connects to the server; checks it first, unless the launcher has. */
  abstract ClosedLoad connect(InetSocketAddress address) throws IOException;

  /** Forgets what came before the iteration that begins. */
  void forget() {}

  /** Tells more about the iteration that has ended. */
  void tell() throws IOException {}

  /** Starts the server, and connects. */
  @Setup(Level.Trial)
  public void start() throws IOException, InterruptedException {
    server = ServerUnderTest.timed(service(), model);
    try {
      load = connect(server.process().address());
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** Lets the compilers rest before what is measured, and starts to count. */
  @Setup(Level.Iteration)
  public void settle(IterationParams iteration) throws IOException, InterruptedException {
    if (iteration.getType() == IterationType.MEASUREMENT) {
      TrialFigures.count(Figure.SETTLE_MILLIS, CompilerRest.await(server.process()));
    }
    forget();
    answers = 0;
    cost = new CostMeter(server.process());
    meter = new LoadMeter();
  }

  /** Brings so many answers, and leaves what is under way to the next call. */
  final long bring(int count) throws IOException {
    load.bring(count);
    answers += count;
    return answers;
  }

  /** A percentile of times in nanoseconds. */
  static void put(Figure figure, Histogram nanos, double percentile) {
    TrialFigures.put(figure, nanos.getValueAtPercentile(percentile) / NANOS_PER_MICRO);
  }

  /** Tells what the answers cost. */
  @TearDown(Level.Iteration)
  public void report() throws IOException, InterruptedException {
    meter.report(answers);
    cost.report(answers);
    tell();
    TrialFigures.print();
  }

  /** Ends the load, then the server. */
  @TearDown(Level.Trial)
  public void stop() {
    load.close();
    server.close();
  }
}
