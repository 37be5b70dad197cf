package c10k.bench.jmh;

import c10k.bench.load.LoadGenerator;
import c10k.bench.load.LoadPlan;
import c10k.bench.process.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.IterationParams;

/**
 * How much a server on one core can echo, and what each message costs it: a closed loop, in which
 * every connection waits for its answer before it sends again.
 */
// JMH calls the set-up methods, in place of a constructor.
@SuppressWarnings("NullAway.Init")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(value = 1, jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-Djava.net.preferIPv4Stack=true"})
public class EchoCapacity {

  /** Echoes in what JMH sees as one invocation. */
  public static final int ECHOES = 10_000;

  private static final long SEED = 1;

  /** The steady loop counts echoes, not time. */
  private static final Duration UNUSED = Duration.ofSeconds(1);

  /** A contestant's label. */
  @Param("event-loop")
  public String model = "";

  /** Connections, all sending. */
  @Param({"64", "1000"})
  public int connections;

  /** Length of a line with its LF. */
  @Param("64")
  public int lineBytes;

  private CapacityTrial trial;

  /** Starts the server and connects. */
  @Setup(Level.Trial)
  public void start() throws IOException, InterruptedException {
    var server = ServerUnderTest.timed(Service.ECHO, model);
    var plan = new LoadPlan(
        server.process().address(), connections, lineBytes, Duration.ZERO, UNUSED, OptionalDouble.empty(), SEED);
    trial = new CapacityTrial(server, LoadGenerator.connect(plan));
  }

  /** Lets the compilers rest before what is measured. */
  @Setup(Level.Iteration)
  public void settle(IterationParams iteration) throws IOException, InterruptedException {
    trial.begin(iteration);
  }

  /** Brings 10,000 echoes, and leaves the lines that are under way to the next invocation. */
  @Benchmark
  @OperationsPerInvocation(ECHOES)
  public long tenThousandEchoes() throws IOException {
    return trial.bring(ECHOES);
  }

  /** Tells what the echoes cost. */
  @TearDown(Level.Iteration)
  public void report() throws IOException, InterruptedException {
    trial.report();
  }

  /** Ends the server. */
  @TearDown(Level.Trial)
  public void stop() {
    trial.stop();
  }
}
