package c10k.bench.jmh;

import c10k.bench.contestant.Label;
import c10k.bench.pool.Pause;
import c10k.bench.pool.PoolContestants;
import c10k.bench.pool.PoolSize;
import c10k.bench.pool.PoolUnderTest;
import c10k.bench.pool.Workshop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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

/** A crowd of virtual threads at few resources: who waits must leave the carrier to others. */
// JMH calls the set-up methods, in place of a constructor.
@SuppressWarnings("NullAway.Init")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"})
public class PoolManyVirtualThreads {

  /** Virtual threads, started anew in each invocation. */
  public static final int THREADS = 2_000;

  /** Uses by each of them, so that starting them hardly counts. */
  public static final int USES = 50;

  private static final long PARK_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

  /** What a thread does while it holds a resource. */
  public enum Hold {

    /** Nothing: hardly anybody ever meets anybody. */
    NONE,

    /** Lets others run first, so that all resources are held and nearly all threads wait. */
    YIELD,

    /** Waits for half a millisecond, as for an answer: the processor has nothing to do but what the pool makes it do. */
    PARK
  }

  /** A contestant's label. */
  @Param({"thread-per-connection", "thread-pool", "virtual-threads", "hikaricp", "stormpot", "stormpot-no-expiry", "commons-pool2"})
  public String pool = "";

  /** Resources, all made before the start. */
  @Param("50")
  public int size;

  /** See {@link Hold}. */
  @Param("YIELD")
  public Hold hold = Hold.YIELD;

  private PoolUnderTest<?> opened;
  private ProcessCpu cpu;
  private long uses;

  /** Opens the pool and lets it fill. */
  @Setup(Level.Trial)
  public void open() throws Exception {
    opened = PoolContestants.openFilled(PoolContestants.labelled(Label.withoutAgain(pool)), PoolSize.fixed(size), new Workshop());
  }

  /** Notes the processor time. */
  @Setup(Level.Iteration)
  public void begin() throws IOException {
    cpu = ProcessCpu.start();
    uses = 0;
  }

  /** Every thread uses a resource fifty times. */
  @Benchmark
  @OperationsPerInvocation(THREADS * USES)
  public long crowd() throws InterruptedException, ExecutionException {
    var tasks = new ArrayList<FutureTask<Void>>(THREADS);
    for (int i = 0; i < THREADS; i++) {
      var task = new FutureTask<Void>(() -> {
        useOften(opened);
        return null;
      });
      tasks.add(task);
      Thread.startVirtualThread(task);
    }
    for (var task : tasks) {
      task.get();
    }
    uses += (long) THREADS * USES;
    return uses;
  }

  private <L> void useOften(PoolUnderTest<L> from) throws Exception {
    for (int i = 0; i < USES; i++) {
      var lent = from.acquire();
      hold();
      from.release(lent);
    }
  }

  // The scheduler is what is measured here.
  @SuppressWarnings("ThreadPriorityCheck")
  private void hold() throws InterruptedException {
    switch (hold) {
      case NONE -> {}
      case YIELD -> Thread.yield();
      case PARK -> Pause.forNanos(PARK_NANOS);
    }
  }

  /** Tells what the uses cost. */
  @TearDown(Level.Iteration)
  public void report() throws IOException {
    cpu.report(uses);
    TrialFigures.print();
  }

  /** Closes the pool. */
  @TearDown(Level.Trial)
  public void close() {
    opened.close();
  }
}
