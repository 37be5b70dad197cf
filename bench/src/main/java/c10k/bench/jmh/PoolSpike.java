package c10k.bench.jmh;

import c10k.bench.contestant.Label;
import c10k.bench.pool.PoolContestant;
import c10k.bench.pool.PoolContestants;
import c10k.bench.pool.PoolSize;
import c10k.bench.pool.Spike;
import c10k.bench.pool.SpikeResult;
import c10k.bench.result.Figure;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Callers that come all at once, when making a resource takes much longer than using one: how long
 * they wait, who is served out of turn, and what the pool creates for a need that will be over
 * before it is met.
 *
 * <p>One shot is a number of spikes, each at a new pool. Its own duration says nothing; waits,
 * overtakes and creations are among the figures.
 */
// JMH calls the set-up methods, in place of a constructor.
@SuppressWarnings("NullAway.Init")
public class PoolSpike extends Shot {

  /** The only case of a launch. */
  public static final String CASE = "spike";

  private static final int WARMUP_SPIKES = 3;
  private static final Duration WARMUP_MAKING = Duration.ofMillis(5);

  /** With fewer waits beyond it, a percentile would be told by luck. */
  private static final int FEWEST_BEYOND = 10;

  private static final double P50 = 50;
  private static final double P90 = 90;
  private static final double P99 = 99;
  private static final double P999 = 99.9;
  private static final double PERCENT = 100;
  private static final double NANOS_PER_MICRO = TimeUnit.MICROSECONDS.toNanos(1);

  /** A contestant's label. */
  @Param({"thread-per-connection", "thread-pool", "virtual-threads", "hikaricp", "stormpot", "commons-pool2", "none", "fair-semaphore"})
  public String pool = "";

  /** Spikes in a shot. */
  @Param("20")
  public int spikes;

  /** Threads that start together. */
  @Param("50")
  public int callers;

  /** Whether callers are virtual threads. */
  @Param("false")
  public boolean virtual;

  /** Uses by each caller, one after the other. */
  @Param("1")
  public int turns;

  /** Resources that are there when the callers come. */
  @Param("5")
  public int min;

  /** Resources at most. */
  @Param("50")
  public int max;

  /** Time to make a resource. */
  @Param("150")
  public int createMillis;

  /** Time that a caller keeps a resource, parked. */
  @Param("2")
  public int useMillis;

  /** Calls closer together than this are simultaneous, see {@link SpikeResult#overtakes}. */
  @Param("200")
  public int raceMicros;

  private final Histogram waits = new Histogram(3);
  private long overtakes;
  private long mostOvertakes;
  private long created;
  private long mostCreated;
  private PoolContestant contestant;
  private @Nullable SpikeResult last;

  /** A few spikes that do not count, and are short, as the resources are made quickly. */
  @Setup(Level.Trial)
  public void warmUp() throws Exception {
    contestant = PoolContestants.labelled(Label.withoutAgain(pool));
    var spike = spike(WARMUP_MAKING);
    for (int i = 0; i < WARMUP_SPIKES; i++) {
      spike.on(contestant);
    }
  }

  private Spike spike(Duration making) {
    return new Spike(
        new PoolSize(min, max),
        callers,
        turns,
        Duration.ofMillis(useMillis),
        making,
        (virtual ? Thread.ofVirtual() : Thread.ofPlatform()).name("caller-", 0).factory());
  }

  /** All spikes. */
  @Benchmark
  public long spikes() throws Exception {
    var spike = spike(Duration.ofMillis(createMillis));
    for (int i = 0; i < spikes; i++) {
      add(spike.on(contestant));
    }
    return created;
  }

  private void add(SpikeResult result) {
    last = result;
    result.waits().forEach(waits::recordValue);
    long raceNanos = TimeUnit.MICROSECONDS.toNanos(raceMicros);
    overtakes += result.overtakes(raceNanos);
    mostOvertakes = Math.max(mostOvertakes, result.mostOvertakes(raceNanos));
    created += result.created();
    mostCreated = Math.max(mostCreated, result.created());
  }

  /** Tells what they came to. */
  @TearDown(Level.Trial)
  public void report() throws IOException {
    putWait(Figure.WAIT_P50, P50);
    putWait(Figure.WAIT_P90, P90);
    putWait(Figure.WAIT_P99, P99);
    putWait(Figure.WAIT_P999, P999);
    TrialFigures.put(Figure.WAIT_MAX, waits.getMaxValue() / NANOS_PER_MICRO);
    TrialFigures.put(Figure.OVERTAKES, (double) overtakes / spikes);
    TrialFigures.count(Figure.OVERTAKES_MOST, mostOvertakes);
    TrialFigures.put(Figure.CREATED, (double) created / spikes);
    TrialFigures.count(Figure.CREATED_MOST, mostCreated);
    TrialFigures.print();
    var files = new TrialFiles();
    files.histogram(CASE, "wait", waits);
    if (last != null) {
      for (var column : last.timeline().entrySet()) {
        files.series(CASE, column.getKey(), column.getValue());
      }
    }
  }

  private void putWait(Figure figure, double percentile) {
    if (Math.round(waits.getTotalCount() * (PERCENT - percentile) / PERCENT) >= FEWEST_BEYOND) {
      TrialFigures.put(figure, waits.getValueAtPercentile(percentile) / NANOS_PER_MICRO);
    }
  }
}
