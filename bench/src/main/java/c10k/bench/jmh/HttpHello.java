package c10k.bench.jmh;

import c10k.bench.http.HttpGate;
import c10k.bench.http.HttpLoad;
import c10k.bench.http.HttpMode;
import c10k.bench.load.ClosedLoad;
import c10k.bench.process.Service;
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
 * How many requests for a greeting a server on one core can answer, and what each costs it: a closed loop, in which
 * every client waits for its responses before it sends again.
 */
// JMH calls the set-up methods, in place of a constructor.
@SuppressWarnings("NullAway.Init")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(value = 1, jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-Djava.net.preferIPv4Stack=true"})
public class HttpHello {

  /** Requests in what JMH sees as one invocation. */
  public static final int REQUESTS = 1_000;

  /** A contestant's label. */
  @Param("event-loop")
  public String model = "";

  /** Connections at a time, all sending. */
  @Param({"64", "1000"})
  public int connections;

  /** How requests use connections; the names of {@link HttpMode}. */
  @Param({"keepalive", "pipelined", "close"})
  public String mode = "";

  private CapacityTrial trial;

  /** Starts the server, checks it, and connects. */
  @Setup(Level.Trial)
  public void start() throws IOException, InterruptedException {
    var http = HttpMode.labelled(mode);
    var server = ServerUnderTest.timed(Service.HTTP, model);
    trial = new CapacityTrial(server, connect(server, http));
  }

  private ClosedLoad connect(ServerUnderTest server, HttpMode http) throws IOException {
    var address = server.process().address();
    try {
      if (!TrialSettings.launched()) {
        HttpGate.check(address, http);
      }
      return HttpLoad.connect(address, connections, http);
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** Lets the compilers rest before what is measured. */
  @Setup(Level.Iteration)
  public void settle(IterationParams iteration) throws IOException, InterruptedException {
    trial.begin(iteration);
  }

  /** Brings 1,000 responses, and leaves the requests that are under way to the next invocation. */
  @Benchmark
  @OperationsPerInvocation(REQUESTS)
  public long thousandRequests() throws IOException {
    return trial.bring(REQUESTS);
  }

  /** Tells what the requests cost. */
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
