package c10k.bench.jmh;

import c10k.bench.load.LoadGenerator;
import c10k.bench.load.LoadResult;
import c10k.bench.result.Figure;
import java.io.IOException;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Whether connections that do nothing cost anything: the same open loop over a few, first alone, then in a crowd of idle ones. */
public class IdleCrowd extends EchoTrial {

  /** The case without the crowd. */
  public static final String ALONE = "alone";

  /** The case with it. */
  public static final String IN_CROWD = "with-idle";

  private static final double P99 = 99;

  /** Connections that do nothing. */
  @Param("9900")
  public int idle;

  /** Lines per second over all active connections. */
  @Param("2000")
  public int rate;

  /** The measured time of each case. */
  @Param("2500")
  public int measureMillis;

  /** Measures both cases. */
  @Benchmark
  public long both() throws IOException, InterruptedException {
    var plan = plan().openLoop(rate).lasting(Duration.ZERO, Duration.ofMillis(measureMillis));
    var alone = measureWarm(ALONE, plan);
    double cpuAlone = cpu(ALONE);
    try (var crowd = LoadGenerator.connect(plan.with(idle))) {
      crowd.echoOnEach();
      var inCrowd = measureWarm(IN_CROWD, plan);
      // All are still there: a server that had dropped some would have had it easier.
      crowd.echoOnEach();
      TrialFigures.put(IN_CROWD, Figure.IDLE_CPU_RATIO, cpu(IN_CROWD) / cpuAlone);
      TrialFigures.put(IN_CROWD, Figure.IDLE_P99_RATIO, p99(inCrowd) / p99(alone));
      return alone.received() + inCrowd.received();
    }
  }

  private static double cpu(String caseName) {
    return TrialFigures.get(caseName, Figure.SERVER_CPU).orElse(Double.NaN);
  }

  private static double p99(LoadResult result) {
    return result.response().getValueAtPercentile(P99);
  }
}
