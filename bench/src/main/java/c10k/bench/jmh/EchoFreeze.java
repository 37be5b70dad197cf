package c10k.bench.jmh;

import c10k.bench.load.Conduct;
import c10k.bench.load.LoadPlan;
import c10k.bench.load.LoadResult;
import c10k.bench.process.Freeze;
import c10k.bench.result.Figure;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** What three kinds of load notice of a server that stands still for a second: the lesson of omission. */
public class EchoFreeze extends EchoTrial {

  /** Lines are due whatever the answers. */
  public static final String OPEN = "open";

  /** Lines are due at the same times, but each waits for the answer to the one before on its connection. */
  public static final String ONE_AT_A_TIME = "one-at-a-time";

  /** Each connection sends when it has an answer. */
  public static final String CLOSED = "closed";

  private static final int AFTER_SECONDS = 1;
  private static final int FOR_SECONDS = 1;

  /** From then on an answer was late because of the freeze, and nothing else. */
  private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** Messages per second of the first two. */
  @Param("1000")
  public int rate;

  /** The measured time of each, in the middle of which the server stands still. */
  @Param("3000")
  public int measureMillis;

  /** Measures all three. */
  @Benchmark
  public long freezes() throws IOException, InterruptedException {
    var closed = plan().lasting(Duration.ZERO, Duration.ofMillis(measureMillis));
    var open = closed.openLoop(rate);
    return freeze(OPEN, open).received()
        + freeze(ONE_AT_A_TIME, open.conducted(Conduct.USUAL.withOneAtATime())).received()
        + freeze(CLOSED, closed).received();
  }

  private LoadResult freeze(String caseName, LoadPlan plan) throws IOException, InterruptedException {
    var cost = new CostMeter(server());
    LoadResult result;
    try (var _ = Freeze.plan(server(), AFTER_SECONDS, FOR_SECONDS)) {
      result = load(plan);
    }
    cost.report(caseName, result.received());
    var figures = new LoadFigures(caseName);
    figures.report(result);
    figures.writeCourse(result, files());
    TrialFigures.put(caseName, Figure.SLOW_RESPONSES, slowShare(result.response()));
    TrialFigures.put(caseName, Figure.SLOW_SERVICES, slowShare(result.service()));
    return result;
  }

  private static double slowShare(Histogram times) {
    return times.getCountBetweenValues(SLOW_NANOS, LoadResult.LONGEST_NANOS) / (double) Math.max(1, times.getTotalCount());
  }
}
