package c10k.bench.jmh;

import c10k.bench.process.Service;
import java.io.IOException;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * What users feel of a server that does a piece of work for each of their lines, blocking or computing: an open loop at given rates, one after the other.
 * Whether the server can do so much at all is a result, too.
 */
public class JobLatency extends EchoTrial {

  /** What the server does: {@code BLOCKING} or {@code COMPUTING}. */
  @Param("BLOCKING")
  public Service service = Service.BLOCKING;

  /** Cases and their lines per second: {@code half=2300,most=4150}. */
  @Param("blocking=2000")
  public String rates = "";

  /** The measured time of each case. */
  @Param("2500")
  public int measureMillis;

  @Override
  Service service() {
    return service;
  }

  /** Measures one rate after the other. */
  @Benchmark
  public long cases() throws IOException, InterruptedException {
    var plan = plan().lasting(Duration.ZERO, Duration.ofMillis(measureMillis));
    long messages = 0;
    for (var rate : NamedRate.parseAll(rates)) {
      messages += measureWarm(rate.name(), plan.openLoop(rate.messagesPerSecond())).received();
    }
    return messages;
  }
}
