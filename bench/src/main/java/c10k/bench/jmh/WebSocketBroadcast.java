package c10k.bench.jmh;

import c10k.bench.result.Figure;
import c10k.bench.process.Service;
import c10k.bench.websocket.BroadcastGate;
import c10k.bench.websocket.BroadcastLoop;
import c10k.bench.websocket.ClientPlan;
import c10k.bench.websocket.WebSocketClients;
import java.io.IOException;
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
 * How many messages a server on one core can deliver when one WebSocket sends to all others, and what each delivery
 * costs it. Several messages are under way: when all have heard one, the next is sent.
 */
// JMH calls the set-up methods, in place of a constructor.
@SuppressWarnings("NullAway.Init")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(value = 1, jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-Djava.net.preferIPv4Stack=true"})
public class WebSocketBroadcast {

  /** Deliveries in what JMH sees as one invocation. */
  public static final int DELIVERIES = 10_000;

  private static final double NANOS_PER_MICRO = 1_000;
  private static final double P50 = 50;
  private static final double P99 = 99;

  /** A contestant's label. */
  @Param("event-loop")
  public String model = "";

  /** Connections that hear what another one sends. */
  @Param({"100", "1000"})
  public int connections;

  /** Length of a message. */
  @Param("64")
  public int messageBytes;

  /** Messages that are under way at once; with one, a server has nothing to put together. */
  @Param("16")
  public int underWay;

  private BroadcastLoop loop;
  private CapacityTrial trial;

  /** Starts the server, checks it, and connects. */
  @Setup(Level.Trial)
  public void start() throws IOException, InterruptedException {
    var server = ServerUnderTest.timed(Service.WEBSOCKET, model);
    loop = connect(server);
    trial = new CapacityTrial(server, loop);
  }

  private BroadcastLoop connect(ServerUnderTest server) throws IOException {
    var address = server.process().address();
    try {
      if (!TrialSettings.launched()) {
        BroadcastGate.check(address);
      }
      return new BroadcastLoop(WebSocketClients.open(ClientPlan.of(address, 1 + connections)), messageBytes, underWay);
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** Lets the compilers rest before what is measured. */
  @Setup(Level.Iteration)
  public void settle(IterationParams iteration) throws IOException, InterruptedException {
    trial.begin(iteration);
    loop.takeTimes();
  }

  /** Brings 10,000 deliveries, and leaves the messages that are under way to the next invocation. */
  @Benchmark
  @OperationsPerInvocation(DELIVERIES)
  public long tenThousandDeliveries() throws IOException {
    return trial.bring(DELIVERIES);
  }

  /** Tells what the deliveries cost, and how long a message is under way. */
  @TearDown(Level.Iteration)
  public void report() throws IOException, InterruptedException {
    var times = loop.takeTimes();
    TrialFigures.put(Figure.RESPONSE_P50, times.getValueAtPercentile(P50) / NANOS_PER_MICRO);
    TrialFigures.put(Figure.RESPONSE_P99, times.getValueAtPercentile(P99) / NANOS_PER_MICRO);
    TrialFigures.put(Figure.RESPONSE_MAX, times.getMaxValue() / NANOS_PER_MICRO);
    trial.report();
  }

  /** Ends the server. */
  @TearDown(Level.Trial)
  public void stop() {
    trial.stop();
  }
}
