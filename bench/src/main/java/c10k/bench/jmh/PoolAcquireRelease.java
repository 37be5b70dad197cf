package c10k.bench.jmh;

import c10k.bench.contestant.Label;
import c10k.bench.pool.PoolContestants;
import c10k.bench.pool.PoolSize;
import c10k.bench.pool.PoolUnderTest;
import c10k.bench.pool.Workshop;
import c10k.bench.result.Figure;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * What a pool itself costs: acquire and release of a resource that is nothing, by eight borrowers; other numbers of them by {@code -t}. Virtual
 * threads by {@code -jvmArgsAppend -Djmh.executor=VIRTUAL}, with no more of them than cores and without holding: they do not give way to each
 * other, and JMH waits for all to warm up. For many, there is {@link PoolManyVirtualThreads}.
 */
// JMH calls the set-up methods, in place of a constructor.
@SuppressWarnings("NullAway.Init")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Threads(PoolAcquireRelease.BORROWERS)
@Fork(value = 1, jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"})
public class PoolAcquireRelease {

  /** Threads that borrow. */
  public static final int BORROWERS = 8;

  /** Holding as long as later, a warm-up would make too few uses to have the pool compiled. */
  private static final int SHORTER_IN_WARMUP = 100;

  private static final double NANOS_PER_MICRO = TimeUnit.MICROSECONDS.toNanos(1);

  /** A contestant's label. */
  @Param({"thread-per-connection", "thread-pool", "virtual-threads", "hikaricp", "stormpot", "stormpot-no-expiry", "commons-pool2", "none"})
  public String pool = "";

  /** Resources, all made before the start. */
  @Param("10")
  public int size;

  /** Work while the resource is held, in microseconds of the borrower's processor time, see {@link BusyHold}. */
  @Param("0")
  public int holdMicros;

  private PoolUnderTest<?> opened;
  private long holdNanos;
  private ProcessCpu cpu;
  private long uses;
  private long heldNanos;

  /** Opens the pool and lets it fill. */
  @Setup(Level.Trial)
  public void open() throws Exception {
    opened = PoolContestants.openFilled(PoolContestants.labelled(Label.withoutAgain(pool)), PoolSize.fixed(size), new Workshop());
  }

  /** Notes the processor time. */
  @Setup(Level.Iteration)
  public void begin(IterationParams iteration) throws IOException {
    holdNanos = TimeUnit.MICROSECONDS.toNanos(holdMicros) / (iteration.getType() == IterationType.WARMUP ? SHORTER_IN_WARMUP : 1);
    cpu = ProcessCpu.start();
    uses = 0;
    heldNanos = 0;
  }

  /** One use. */
  @Benchmark
  public Object acquireRelease(Borrower borrower) throws Exception {
    return use(opened, borrower);
  }

  private <L> L use(PoolUnderTest<L> from, Borrower borrower) throws Exception {
    var lent = from.acquire();
    if (holdNanos > 0) {
      borrower.heldNanos += BusyHold.forNanos(holdNanos);
    }
    from.release(lent);
    borrower.uses++;
    return lent;
  }

  /** Adds what a borrower did; who comes last leaves the figures of all. */
  private synchronized void add(Borrower borrower) throws IOException {
    uses += borrower.uses;
    heldNanos += borrower.heldNanos;
    if (uses > 0) {
      double usedNanos = cpu.report(uses);
      TrialFigures.put(Figure.POOL_CPU, (usedNanos - heldNanos) / NANOS_PER_MICRO / uses);
    }
  }

  /** Closes the pool. */
  @TearDown(Level.Trial)
  public void close() {
    opened.close();
  }

  /** What one thread does in an iteration. */
  @State(Scope.Thread)
  public static class Borrower {
    private long uses;
    private long heldNanos;

    /** Adds it to what the others did. */
    @TearDown(Level.Iteration)
    public void report(PoolAcquireRelease all) throws IOException {
      all.add(this);
      uses = 0;
      heldNanos = 0;
    }
  }
}
