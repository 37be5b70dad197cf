package c10k.bench.jmh;

import c10k.bench.load.Conduct;
import c10k.bench.load.LoadGenerator;
import c10k.bench.load.LoadPlan;
import c10k.bench.load.LoadResult;
import c10k.bench.process.ServerProcess;
import c10k.bench.process.Service;
import c10k.bench.result.Figure;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
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
 * What benchmarks of one echo server have in common that put several phases of load on it: the start, the warm-up by a closed loop, and the end. One shot
 * is all phases; its own duration says nothing. Called by JMH's one thread.
 */
// JMH calls the set-up methods, in place of a constructor.
@SuppressWarnings("NullAway.Init")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(value = 1, jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-Djava.net.preferIPv4Stack=true"})
public abstract class EchoTrial {

  /** A contestant's label. */
  @Param("event-loop")
  public String model = "";

  /** Connections. */
  @Param("100")
  public int connections;

  /** How many of the connections carry a light load of their own. */
  @Param("0")
  public int probes;

  /** Length of a line with its LF. */
  @Param("64")
  public int lineBytes;

  /** Load before what is measured. */
  @Param("2000")
  public int warmupMillis;

  private final TrialFiles files = new TrialFiles();
  private ServerUnderTest server;
  private LoadGenerator generator;
  private LoadPlan plan;
  private double warmThroughput;

  /** Starts the server, warms up both sides, and lets the compilers rest. */
  @Setup(Level.Trial)
  public void warmUp() throws IOException, InterruptedException {
    server = ServerUnderTest.timed(Service.ECHO, model);
    plan = new LoadPlan(
        server.process().address(),
        connections,
        lineBytes,
        Duration.ZERO,
        Duration.ofMillis(warmupMillis),
        OptionalDouble.empty(),
        TrialSettings.seed(),
        Conduct.USUAL.withProbes(probes));
    generator = LoadGenerator.connect(plan);
    var half = Duration.ofMillis(warmupMillis / 2);
    warmThroughput = generator.run(plan.lasting(half, half)).throughputPerSecond();
    TrialFigures.count(Figure.SETTLE_MILLIS, CompilerRest.await(server.process()));
  }

  final ServerProcess server() {
    return server.process();
  }

  /** A closed loop over all connections, to be changed into what is wanted. */
  final LoadPlan plan() {
    return plan;
  }

  /** Answers per second in the second half of the warm-up. */
  final double warmThroughput() {
    return warmThroughput;
  }

  final TrialFiles files() {
    return files;
  }

  final LoadResult load(LoadPlan phase) throws IOException {
    return generator.run(phase);
  }

  /** Runs a phase as a case, and tells all that is told of one. */
  final LoadResult measure(String caseName, LoadPlan phase) throws IOException, InterruptedException {
    var cost = new CostMeter(server.process());
    var result = generator.run(phase);
    cost.report(caseName, result.received());
    var figures = new LoadFigures(caseName);
    figures.report(result);
    figures.write(result, files);
    return result;
  }

  /** Ends the server. */
  @TearDown(Level.Trial)
  public void stop() {
    TrialFigures.print();
    generator.close();
    server.close();
  }
}
