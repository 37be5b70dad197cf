package c10k.bench.jmh;

import c10k.bench.load.LoadGenerator;
import c10k.bench.load.LoadResult;
import c10k.bench.process.Service;
import c10k.bench.result.Figure;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** Whether connections that do nothing cost anything: the same open loop over a few, first alone, then in a crowd of idle ones. */
// JMH calls the set-up methods, in place of a constructor.
@SuppressWarnings("NullAway.Init")
public class IdleCrowd extends ServerShot {

  /** The case without the crowd. */
  public static final String ALONE = "alone";

  /** The case with it. */
  public static final String IN_CROWD = "with-idle";

  private static final double P99 = 99;

  /** Connections that carry the load. */
  @Param("100")
  public int active;

  /** Connections that do nothing. */
  @Param("9900")
  public int idle;

  /** Lines per second over all active connections. */
  @Param("2000")
  public int rate;

  private LoadGenerator generator;

  /** Starts the server, warms up both sides, and lets the compilers rest. */
  @Setup(Level.Trial)
  public void start() throws IOException, InterruptedException {
    serve(Service.ECHO);
    generator = LoadGenerator.connect(plan(active, rate));
    warmUp(generator, plan(active, rate));
  }

  /** Measures both cases. */
  @Benchmark
  public long both() throws IOException, InterruptedException {
    var alone = measure(ALONE, generator, plan(active, rate));
    double cpuAlone = TrialFigures.get(ALONE, Figure.SERVER_CPU).orElseThrow();
    try (var crowd = LoadGenerator.connect(plan(idle, rate))) {
      crowd.echoOnEach();
      rest();
      var inCrowd = measure(IN_CROWD, generator, plan(active, rate));
      // All are still there: a server that had dropped some would have had it easier.
      crowd.echoOnEach();
      TrialFigures.put(IN_CROWD, Figure.IDLE_CPU_RATIO, TrialFigures.get(IN_CROWD, Figure.SERVER_CPU).orElseThrow() / cpuAlone);
      TrialFigures.put(IN_CROWD, Figure.IDLE_P99_RATIO, p99(inCrowd) / p99(alone));
      return alone.received() + inCrowd.received();
    }
  }

  private static double p99(LoadResult result) {
    return result.response().getValueAtPercentile(P99);
  }

  /** Disconnects. */
  @TearDown(Level.Trial)
  public void disconnect() {
    generator.close();
  }
}
