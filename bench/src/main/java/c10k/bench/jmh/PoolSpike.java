package c10k.bench.jmh;

import c10k.bench.result.Figure;
import c10k.bench.pool.PoolContestant;
import c10k.bench.pool.PoolContestants;
import c10k.bench.pool.PoolSize;
import c10k.bench.pool.Spike;
import c10k.bench.pool.SpikeResult;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

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
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(value = 1, jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"})
public class PoolSpike {
  private static final int WARMUP_SPIKES = 3;
  private static final double P50 = 50;
  private static final double P999 = 99.9;
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
  private Spike spike;

  /** A few spikes that do not count. */
  @Setup(Level.Trial)
  public void warmUp() throws Exception {
    contestant = PoolContestants.labelled(pool);
    spike = new Spike(
        new PoolSize(min, max),
        callers,
        turns,
        Duration.ofMillis(useMillis),
        Duration.ofMillis(createMillis),
        (virtual ? Thread.ofVirtual() : Thread.ofPlatform()).name("caller-", 0).factory());
    for (int i = 0; i < WARMUP_SPIKES; i++) {
      spike.on(contestant);
    }
  }

  /** All spikes. */
  @Benchmark
  public long spikes() throws Exception {
    for (int i = 0; i < spikes; i++) {
      add(spike.on(contestant));
    }
    return created;
  }

  private void add(SpikeResult result) {
    result.waits().forEach(waits::recordValue);
    long raceNanos = TimeUnit.MICROSECONDS.toNanos(raceMicros);
    overtakes += result.overtakes(raceNanos);
    mostOvertakes = Math.max(mostOvertakes, result.mostOvertakes(raceNanos));
    created += result.created();
    mostCreated = Math.max(mostCreated, result.created());
  }

  /** Tells what they came to. */
  @TearDown(Level.Trial)
  public void report() {
    TrialFigures.put(Figure.WAIT_P50, waits.getValueAtPercentile(P50) / NANOS_PER_MICRO);
    TrialFigures.put(Figure.WAIT_P999, waits.getValueAtPercentile(P999) / NANOS_PER_MICRO);
    TrialFigures.put(Figure.WAIT_MAX, waits.getMaxValue() / NANOS_PER_MICRO);
    TrialFigures.put(Figure.OVERTAKES, (double) overtakes / spikes);
    TrialFigures.count(Figure.OVERTAKES_MOST, mostOvertakes);
    TrialFigures.put(Figure.CREATED, (double) created / spikes);
    TrialFigures.count(Figure.CREATED_MOST, mostCreated);
    TrialFigures.print();
  }
}
