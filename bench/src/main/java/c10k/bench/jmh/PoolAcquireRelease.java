package c10k.bench.jmh;

import c10k.bench.pool.PoolContestants;
import c10k.bench.pool.PoolSize;
import c10k.bench.pool.PoolUnderTest;
import c10k.bench.pool.Workshop;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What a pool itself costs: acquire and release of a resource that is nothing. Threads by {@code -t
 * 32}; virtual ones by {@code -jvmArgsAppend -Djmh.executor=VIRTUAL}, with no more of them than
 * cores: they do not give way to each other, and JMH waits for all to warm up. For many, there is
 * {@link PoolManyVirtualThreads}.
 */
// JMH calls the set-up methods, in place of a constructor.
@SuppressWarnings("NullAway.Init")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"})
public class PoolAcquireRelease {

  /** A contestant's label. */
  @Param({"thread-per-connection", "thread-pool", "virtual-threads", "hikaricp", "stormpot", "stormpot-no-expiry", "commons-pool2", "none"})
  public String pool = "";

  /** Resources, all made before the start. */
  @Param("10")
  public int size;

  /** Work while the resource is held, in the tokens of {@link Blackhole#consumeCPU}. */
  @Param("0")
  public int holdTokens;

  private PoolUnderTest<?> opened;

  /** Opens the pool and lets it fill. */
  @Setup(Level.Trial)
  public void open() throws Exception {
    opened = PoolContestants.openFilled(PoolContestants.labelled(pool), PoolSize.fixed(size), new Workshop());
  }

  /** One use. */
  @Benchmark
  public Object acquireRelease() throws Exception {
    return use(opened);
  }

  private <L> L use(PoolUnderTest<L> from) throws Exception {
    var lent = from.acquire();
    if (holdTokens > 0) {
      Blackhole.consumeCPU(holdTokens);
    }
    from.release(lent);
    return lent;
  }

  /** Closes the pool. */
  @TearDown(Level.Trial)
  public void close() {
    opened.close();
  }
}
