package c10k.bench.jmh;

import java.io.IOException;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** What each message costs a server, and what users feel, at several rates of an open loop and then as fast as it can. */
public class EchoRates extends EchoTrial {

  /** The case of the closed loop, which comes last. */
  public static final String MAX = "max";

  /** Cases and their messages per second: {@code half=20000,most=35000}. */
  @Param("half=20000")
  public String rates = "";

  /** The measured time of each case. */
  @Param("2000")
  public int measureMillis;

  /** At each rate, before what is measured. */
  @Param("200")
  public int rampMillis;

  /** Measures all cases. */
  @Benchmark
  public long cases() throws IOException, InterruptedException {
    var plan = plan().lasting(Duration.ofMillis(rampMillis), Duration.ofMillis(measureMillis));
    long messages = 0;
    for (var rate : NamedRate.parseAll(rates)) {
      messages += measure(rate.name(), plan.openLoop(rate.messagesPerSecond())).received();
    }
    return messages + measure(MAX, plan.closedLoop()).received();
  }
}
