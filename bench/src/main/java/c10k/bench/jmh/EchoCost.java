package c10k.bench.jmh;

import c10k.bench.load.LoadGenerator;
import c10k.bench.process.Service;
import java.io.IOException;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What a message costs a server at a rate far below its knee, in as short a trial as will do: for many launches, as the self-test of the harness needs
 * them.
 */
// JMH calls the set-up methods, in place of a constructor.
@SuppressWarnings("NullAway.Init")
public class EchoCost extends ServerShot {

  /** The only case. */
  public static final String CASE = "cost";

  /** Instead of the usual, which is longer: what is still compiled later, is so for all contestants. */
  private static final Duration LONGEST_REST = Duration.ofMillis(1_200);

  /** Connections, on which lines fall at random: so many that nearly each line is a read of its own. */
  @Param("100")
  public int connections;

  /** Lines per second over all connections. */
  @Param("10000")
  public int rate;

  private LoadGenerator generator;

  /** Starts the server, warms up both sides, and lets the compilers rest. */
  @Setup(Level.Trial)
  public void start() throws IOException, InterruptedException {
    serve(Service.ECHO);
    var plan = plan(connections, rate);
    generator = LoadGenerator.connect(plan);
    generator.run(plan.closedLoop().lasting(Duration.ZERO, Duration.ofMillis(warmupMillis)));
    CompilerRest.await(server(), LONGEST_REST);
  }

  /** Measures. */
  @Benchmark
  public long cost() throws IOException, InterruptedException {
    return measure(CASE, generator, plan(connections, rate)).received();
  }

  /** Disconnects. */
  @TearDown(Level.Trial)
  public void disconnect() {
    generator.close();
  }
}
