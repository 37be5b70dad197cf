package c10k.bench.jmh;

import c10k.bench.contestant.Label;
import c10k.bench.pool.LoopChains;
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
 * What a pool costs that is confined to a loop: chains of acquire and release, all within the loop,
 * as requests that are served there would make them. With more chains than resources, every resource
 * is handed over. Not comparable with pools that threads wait at: nobody waits here.
 */
// JMH calls the set-up methods, in place of a constructor.
@SuppressWarnings("NullAway.Init")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"})
public class PoolLoopAcquireRelease {

  /** Uses in what JMH sees as one invocation. */
  public static final int USES = 10_000;

  /** An asynchronous model's name. */
  @Param("event-loop")
  public String pool = "";

  /** Resources, all made before the start. */
  @Param("10")
  public int size;

  /** Chains that run at the same time. */
  @Param({"1", "32"})
  public int chains;

  private LoopChains loop;

  /** Opens the pool and lets it fill. */
  @Setup(Level.Trial)
  public void open() throws Exception {
    loop = LoopChains.open(Label.withoutAgain(pool), size);
  }

  /** Uses a resource ten thousand times. */
  @Benchmark
  @OperationsPerInvocation(USES)
  public long chains() throws Exception {
    return loop.run(chains, USES);
  }

  /** Closes the pool. */
  @TearDown(Level.Trial)
  public void close() {
    loop.close();
  }
}
