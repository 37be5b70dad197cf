package c10k.bench.jmh;

import c10k.bench.load.Conduct;
import c10k.bench.load.LoadGenerator;
import c10k.bench.load.LoadPlan;
import c10k.bench.load.LoadResult;
import c10k.bench.process.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalDouble;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** What benchmarks have in common that put several phases of load on one server that gives lines back: connecting, the warm-up by a closed loop, and the end. */
// JMH calls the set-up methods, in place of a constructor.
@SuppressWarnings("NullAway.Init")
public abstract class EchoTrial extends ServerShot {

  private static final int WARM_SHARE = 4;
  private static final Duration WARM_AT_RATE = Duration.ofSeconds(1);

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

  private LoadGenerator generator;
  private LoadPlan plan;

  /** Starts the server, warms up both sides, and lets the compilers rest. */
  @Setup(Level.Trial)
  public void warmUp() throws IOException, InterruptedException {
    serve(service());
    plan = new LoadPlan(
        server().address(),
        connections,
        lineBytes,
        Duration.ZERO,
        Duration.ofMillis(warmupMillis),
        OptionalDouble.empty(),
        TrialSettings.seed(),
        Conduct.USUAL.withProbes(probes));
    generator = LoadGenerator.connect(plan);
    var third = Duration.ofMillis(warmupMillis / 3);
    double warmThroughput = generator.run(plan.lasting(third, third)).throughputPerSecond();
    // The open loop's own code too: compiled while it is measured, it would send late, as load and compiler share a core.
    generator.run(plan.lasting(Duration.ZERO, third).openLoop(warmThroughput / WARM_SHARE));
    rest();
  }

  /** What the server does with lines before it gives them back. */
  Service service() {
    return Service.ECHO;
  }

  /** A closed loop over all connections, to be changed into what is wanted. */
  final LoadPlan plan() {
    return plan;
  }

  final LoadResult load(LoadPlan phase) throws IOException {
    return generator.run(phase);
  }

  /** Runs a phase as a case, and tells all that is told of one. */
  final LoadResult measure(String caseName, LoadPlan phase) throws IOException, InterruptedException {
    return measure(caseName, generator, phase);
  }

  /** The same, after a while of the same load and a rest: another rate takes other ways through the code, which are compiled when they are taken. */
  final LoadResult measureWarm(String caseName, LoadPlan phase) throws IOException, InterruptedException {
    load(phase.lasting(Duration.ZERO, WARM_AT_RATE));
    rest();
    return measure(caseName, phase);
  }

  /** Disconnects. */
  @TearDown(Level.Trial)
  public void disconnect() {
    generator.close();
  }
}
