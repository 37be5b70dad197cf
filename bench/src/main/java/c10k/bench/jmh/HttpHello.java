package c10k.bench.jmh;

import c10k.bench.http.HttpGate;
import c10k.bench.http.HttpLoad;
import c10k.bench.http.HttpMode;
import c10k.bench.load.ClosedLoad;
import c10k.bench.process.Service;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/**
 * How many requests for a greeting a server on one core can answer, and what each costs it: a closed loop, in which
 * every client waits for its responses before it sends again.
 */
public class HttpHello extends CapacityTrial {

  /** Requests in what JMH sees as one invocation. */
  public static final int REQUESTS = 1_000;

  /** Connections at a time, all sending. */
  @Param({"64", "1000"})
  public int connections;

  /** How requests use connections; the names of {@link HttpMode}. */
  @Param({"keepalive", "pipelined", "close"})
  public String mode = "";

  @Override
  Service service() {
    return Service.HTTP;
  }

  @Override
  ClosedLoad connect(InetSocketAddress address) throws IOException {
    var http = HttpMode.labelled(mode);
    if (!TrialSettings.launched()) {
      HttpGate.check(address, http);
    }
    return HttpLoad.connect(address, connections, http);
  }

  /** Brings 1,000 responses, and leaves the requests that are under way to the next invocation. */
  @Benchmark
  @OperationsPerInvocation(REQUESTS)
  public long thousandRequests() throws IOException {
    return bring(REQUESTS);
  }
}
