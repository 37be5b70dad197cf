package c10k.bench.jmh;

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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What benchmarks have in common that start a server and load it according to a plan, in one or several cases. One shot is the whole plan. Its own duration
 * says nothing; what was measured is among the figures.
 */
// JMH calls the set-up methods, in place of a constructor.
@SuppressWarnings("NullAway.Init")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(value = 1, jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-Djava.net.preferIPv4Stack=true"})
public abstract class ServerShot {

  /** A contestant's label. */
  @Param("event-loop")
  public String model = "";

  /** Length of a line with its LF. */
  @Param("64")
  public int lineBytes;

  /** Load before the measurement. */
  @Param("1500")
  public int warmupMillis;

  /** The measured time of each case. */
  @Param("2500")
  public int measureMillis;

  private final TrialFiles files = new TrialFiles();
  private ServerUnderTest server;

  /** Starts the server. */
  final void serve(Service service) throws IOException, InterruptedException {
    server = ServerUnderTest.timed(service, model);
  }

  final ServerProcess server() {
    return server.process();
  }

  final TrialFiles files() {
    return files;
  }

  /** An open loop with lines of the usual length over so many connections. */
  final LoadPlan plan(int connections, double rate) {
    return new LoadPlan(
        server().address(),
        connections,
        lineBytes,
        Duration.ZERO,
        Duration.ofMillis(measureMillis),
        OptionalDouble.of(rate),
        TrialSettings.seed());
  }

  /** Warms up as hard as the server allows, so that compilers have something to see, and lets them rest then. */
  final void warmUp(LoadGenerator generator, LoadPlan plan) throws IOException, InterruptedException {
    generator.run(plan.closedLoop().lasting(Duration.ZERO, Duration.ofMillis(warmupMillis)));
    rest();
  }

  final void rest() throws IOException, InterruptedException {
    TrialFigures.count(Figure.SETTLE_MILLIS, CompilerRest.await(server()));
  }

  /** Measures a case. */
  final LoadResult measure(String caseName, LoadGenerator generator, LoadPlan plan) throws IOException, InterruptedException {
    var cost = new CostMeter(server());
    var result = generator.run(plan);
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
    server.close();
  }
}
