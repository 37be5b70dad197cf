package c10k.bench.jmh;

import c10k.bench.process.Service;
import c10k.bench.result.Figure;
import c10k.bench.room.RoomLoad;
import c10k.bench.room.RoomResult;
import java.io.IOException;
import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** How long a line takes to all who hear it, first when all read, then with some among them who do not. */
// JMH calls the set-up methods, in place of a constructor.
@SuppressWarnings("NullAway.Init")
public class RoomBroadcast extends ServerShot {

  /** The case in which all read. */
  public static final String ALL_READ = "all-read";

  /** The case with some who do not. */
  public static final String SLOW_READERS = "slow-readers";

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final double NANOS_PER_MICRO = 1_000;
  private static final double P50 = 50;
  private static final double P99 = 99;

  /** Clients that read. */
  @Param("990")
  public int listeners;

  /** Clients that do not. */
  @Param("10")
  public int slow;

  /** Length of a line with its LF. */
  @Param("32768")
  public int lineBytes;

  /** Lines per second. */
  @Param("20")
  public int rate;

  /** Broadcasts before the measurement. */
  @Param("2500")
  public int warmupMillis;

  /** The measured time when all read. */
  @Param("2500")
  public int measureMillis;

  /** The measured time with slow readers: enough for them to fill what the kernel keeps for them, and then the server. */
  @Param("6000")
  public int slowMillis;

  private RoomLoad load;

  /** Starts the server, fills the room, and lets the compilers rest. */
  @Setup(Level.Trial)
  public void fillRoom() throws IOException, InterruptedException {
    serve(Service.BROADCAST);
    load = RoomLoad.open(server().address(), listeners, lineBytes, PATIENCE);
    var warm = load.run(rate, Duration.ofMillis(warmupMillis), TrialSettings.seed());
    // A server that falls behind disconnects its listeners by policy, and nobody would be left to measure.
    if (warm.missing() > 0) {
      throw new IOException("%,d of %,d lines were not heard before anything was measured".formatted(warm.missing(), warm.expected()));
    }
    rest();
  }

  /** Measures both cases. */
  @Benchmark
  public long both() throws IOException, InterruptedException {
    var all = measure(ALL_READ, measureMillis);
    load.addSlowReaders(slow);
    var withSlow = measure(SLOW_READERS, slowMillis);
    TrialFigures.put(SLOW_READERS, Figure.SLOW_CUT, load.disconnectedSlowReaders() / (double) slow);
    return all.heard() + withSlow.heard();
  }

  private RoomResult measure(String caseName, int millis) throws IOException, InterruptedException {
    var cost = new CostMeter(server());
    var result = load.run(rate, Duration.ofMillis(millis), TrialSettings.seed());
    cost.report(caseName, result.heard());
    TrialFigures.put(caseName, Figure.MESSAGES, (double) result.heard());
    TrialFigures.put(caseName, Figure.FAILURES, (double) result.errors());
    TrialFigures.put(caseName, Figure.UNANSWERED, (double) result.missing());
    TrialFigures.put(caseName, Figure.OFFERED, result.expectedPerSecond());
    TrialFigures.put(caseName, Figure.THROUGHPUT, result.heardPerSecond());
    TrialFigures.put(caseName, Figure.ACHIEVED, result.achievedShare());
    TrialFigures.put(caseName, Figure.LOADER_CPU, result.loaderCpuShare());
    put(caseName, Figure.RESPONSE_P50, result.response(), P50);
    put(caseName, Figure.RESPONSE_P99, result.response(), P99);
    put(caseName, Figure.SERVICE_P50, result.service(), P50);
    put(caseName, Figure.SERVICE_P99, result.service(), P99);
    put(caseName, Figure.SEND_LAG_P99, result.sendLag(), P99);
    files().histogram(caseName, "response", result.response());
    files().histogram(caseName, "service", result.service());
    return result;
  }

  private static void put(String caseName, Figure figure, Histogram histogram, double percentile) {
    TrialFigures.put(caseName, figure, histogram.getValueAtPercentile(percentile) / NANOS_PER_MICRO);
  }

  /** Disconnects. */
  @TearDown(Level.Trial)
  public void empty() {
    load.close();
  }
}
