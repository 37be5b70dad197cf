package c10k.bench.jmh;

import java.util.concurrent.TimeUnit;
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

/** A claim as one shot, which warms up by itself. Its own duration says nothing; what counts is among the figures. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(value = 1, jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-Djava.net.preferIPv4Stack=true"})
public abstract class ClaimShot {

  /** A contestant's label. */
  @Param("")
  public String label = "";

  /** Leaves no child processes behind, as they end with their parent. */
  @Setup(Level.Trial)
  public void watchParent() {
    if (TrialSettings.launched()) {
      ParentWatch.start();
    }
  }

  /** For those who run it without the launcher. */
  @TearDown(Level.Trial)
  public void print() {
    TrialFigures.print();
  }
}
