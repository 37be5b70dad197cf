package c10k.bench.jmh;

import c10k.bench.churn.ChurnLoad;
import c10k.bench.process.Service;
import c10k.bench.result.Figure;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
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
 * How many connections a server on one core can take on and see off, and what each costs it: a closed loop of clients that connect, have one line echoed, and
 * reset.
 */
// JMH calls the set-up methods, in place of a constructor.
@SuppressWarnings("NullAway.Init")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(value = 1, jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-Djava.net.preferIPv4Stack=true"})
public class ConnectionChurn {

  /** Connections in what JMH sees as one invocation. */
  public static final int CONNECTIONS = 100;

  /** Of the only case. */
  public static final String CASE = "churn";

  private static final double NANOS_PER_MICRO = 1_000;
  private static final double P50 = 50;
  private static final double P99 = 99;

  /** A contestant's label. */
  @Param("event-loop")
  public String model = "";

  /** Connections at a time. */
  @Param("50")
  public int inFlight;

  /** Length of a line with its LF. */
  @Param("64")
  public int lineBytes;

  private ChurnLoad load;
  private CapacityTrial trial;

  /** Starts the server. */
  @Setup(Level.Trial)
  public void start() throws IOException, InterruptedException {
    var server = ServerUnderTest.timed(Service.ECHO, model);
    load = ChurnLoad.of(server.process().address(), inFlight, lineBytes);
    trial = new CapacityTrial(server, load);
  }

  /** Lets the compilers rest before what is measured. */
  @Setup(Level.Iteration)
  public void settle(IterationParams iteration) throws IOException, InterruptedException {
    trial.begin(iteration);
    load.takeConnects();
    load.takeTimes();
  }

  /** Brings 100 connections, and leaves those under way to the next invocation. */
  @Benchmark
  @OperationsPerInvocation(CONNECTIONS)
  public long hundredConnections() throws IOException {
    return trial.bring(CONNECTIONS);
  }

  /** Tells what the connections cost, and how long they took. */
  @TearDown(Level.Iteration)
  public void report() throws IOException, InterruptedException {
    var connects = load.takeConnects();
    put(Figure.CONNECT_P50, connects, P50);
    put(Figure.CONNECT_P99, connects, P99);
    var times = load.takeTimes();
    put(Figure.RESPONSE_P50, times, P50);
    put(Figure.RESPONSE_P99, times, P99);
    new TrialFiles().histogram(CASE, "response", times);
    trial.report();
  }

  private static void put(Figure figure, Histogram histogram, double percentile) {
    TrialFigures.put(figure, histogram.getValueAtPercentile(percentile) / NANOS_PER_MICRO);
  }

  /** Ends the server. */
  @TearDown(Level.Trial)
  public void stop() {
    trial.stop();
  }
}
