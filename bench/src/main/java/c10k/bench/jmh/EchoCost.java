package c10k.bench.jmh;

import java.io.IOException;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * What a message costs a server that is never without one, in as short a trial as will do: for many launches, as the self-test of the harness needs
 * them. Far below the knee the cost differs more from launch to launch.
 */
public class EchoCost extends EchoTrial {

  /** The only case. */
  public static final String CASE = "cost";

  /** Shorter than the usual. */
  private static final Duration LONGEST_REST = Duration.ofSeconds(3);

  private static final Duration RAMP = Duration.ofMillis(100);

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
    return measure(CASE, plan().lasting(RAMP, Duration.ofMillis(measureMillis))).received();
  }
}
