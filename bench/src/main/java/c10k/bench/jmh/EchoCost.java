package c10k.bench.jmh;

import java.io.IOException;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * What a message costs a server at a rate far below its knee, in as short a trial as will do: for many launches, as the self-test of the harness needs
 * them. Its connections are so many that nearly each line is a read of its own.
 */
public class EchoCost extends EchoTrial {

  /** The only case. */
  public static final String CASE = "cost";

  /** Shorter than the usual. */
  private static final Duration LONGEST_REST = Duration.ofSeconds(3);

  private static final Duration RAMP = Duration.ofMillis(100);

  /** Lines per second over all connections. */
  @Param("25000")
  public int rate;

  /** The measured time. */
  @Param("1000")
  public int measureMillis;

  @Override
  void rest() throws IOException, InterruptedException {
    CompilerRest.await(server(), LONGEST_REST);
  }

  /** Measures. */
  @Benchmark
  public long cost() throws IOException, InterruptedException {
    return measure(CASE, plan().lasting(RAMP, Duration.ofMillis(measureMillis)).openLoop(rate)).received();
  }
}
