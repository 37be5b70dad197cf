package c10k.bench.jmh;

import c10k.bench.contestant.Label;
import c10k.bench.loop.LoopMeasure;
import c10k.bench.loop.LoopUnderTest;
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

/**
 * What a loop costs by itself: callbacks that do nothing, one after the other. {@code lab bench --only loops}
 * runs it beside Node.
 */
// JMH calls the set-up methods, in place of a constructor.
@SuppressWarnings("NullAway.Init")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"})
public class LoopOverhead {
  /** What JMH sees as one operation is one callback of so many in an invocation. */
  private static final int CALLBACKS = 100_000;
  private static final int A_MILLION = 1_000_000;

  /** Whose loop. */
  @Param({LoopUnderTest.OURS, LoopUnderTest.NETTY})
  public String loop = "";

  /** Which callbacks; those from task on are in both. */
  @Param({"timer", "clear", "task", "post"})
  public String measure = "";

  private LoopUnderTest underTest;
  private LoopMeasure callbacks;

  /** Starts the loop. */
  @Setup(Level.Trial)
  public void open() {
    callbacks = LoopMeasure.named(measure);
    underTest = LoopUnderTest.open(Label.withoutAgain(loop));
  }

  /** Callbacks of one kind. */
  @Benchmark
  @OperationsPerInvocation(CALLBACKS)
  public void callbacks() throws InterruptedException {
    underTest.run(callbacks, CALLBACKS);
  }

  /** A million timers at the same time; the kind plays no role. */
  @Benchmark
  @OperationsPerInvocation(A_MILLION)
  public void millionTimers() throws InterruptedException {
    underTest.run(LoopMeasure.MILLION, A_MILLION);
  }

  /** Ends the loop. */
  @TearDown(Level.Trial)
  public void close() {
    underTest.close();
  }
}
