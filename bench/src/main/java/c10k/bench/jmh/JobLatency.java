package c10k.bench.jmh;

import c10k.bench.load.LoadGenerator;
import c10k.bench.process.Service;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What users feel of a server that does a piece of work for each of their lines, blocking or computing: an open loop at given rates, one after the other.
 * Whether the server can do so much at all is a result, too.
 */
// JMH calls the set-up methods, in place of a constructor.
@SuppressWarnings("NullAway.Init")
public class JobLatency extends ServerShot {

  /** Separates rates. */
  public static final String SEPARATOR = "/";

  /** What the server does: {@code BLOCKING} or {@code COMPUTING}. */
  @Param("BLOCKING")
  public Service service = Service.BLOCKING;

  /** Connections, on which lines fall at random. */
  @Param("1000")
  public int connections;

  /** Lines per second over all connections, of each case. */
  @Param("2000")
  public String rates = "";

  private LoadGenerator generator;

  /** The case in which lines come at this rate. */
  public static String caseName(String rate) {
    return "rate-" + rate;
  }

  /** Starts the server, warms up both sides, and lets the compilers rest. */
  @Setup(Level.Trial)
  public void start() throws IOException, InterruptedException {
    serve(service);
    var plan = plan(connections, Double.parseDouble(all().getFirst()));
    generator = LoadGenerator.connect(plan);
    warmUp(generator, plan);
  }

  private List<String> all() {
    return List.of(rates.split(SEPARATOR, -1));
  }

  /** Measures one rate after the other. */
  @Benchmark
  public long rates() throws IOException, InterruptedException {
    long received = 0;
    for (var rate : all()) {
      received += measure(caseName(rate), generator, plan(connections, Double.parseDouble(rate))).received();
    }
    return received;
  }

  /** Disconnects. */
  @TearDown(Level.Trial)
  public void disconnect() {
    generator.close();
  }
}
