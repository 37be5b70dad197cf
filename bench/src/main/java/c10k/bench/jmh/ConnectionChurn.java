package c10k.bench.jmh;

import c10k.bench.churn.ChurnLoad;
import c10k.bench.load.ClosedLoad;
import c10k.bench.process.Service;
import c10k.bench.result.Figure;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/**
 * How many connections a server on one core can take on and see off, and what each costs it: a closed loop of clients that connect, have one line echoed, and
 * reset.
 */
// JMH calls the set-up methods, in place of a constructor.
@SuppressWarnings("NullAway.Init")
public class ConnectionChurn extends CapacityTrial {

  /** Connections in what JMH sees as one invocation. */
  public static final int CONNECTIONS = 100;

  /** Of the only case. */
  public static final String CASE = "churn";

  private static final double P50 = 50;
  private static final double P99 = 99;

  /** Connections at a time. */
  @Param("50")
  public int inFlight;

  /** Length of a line with its LF. */
  @Param("64")
  public int lineBytes;

  private ChurnLoad load;

  @Override
  Service service() {
    return Service.ECHO;
  }

  @Override
  ClosedLoad connect(InetSocketAddress address) throws IOException {
    load = ChurnLoad.of(address, inFlight, lineBytes);
    return load;
  }

  @Override
  void forget() {
    load.takeConnects();
    load.takeTimes();
  }

  /** Brings 100 connections, and leaves those under way to the next invocation. */
  @Benchmark
  @OperationsPerInvocation(CONNECTIONS)
  public long hundredConnections() throws IOException {
    return bring(CONNECTIONS);
  }

  @Override
  void tell() throws IOException {
    var connects = load.takeConnects();
    put(Figure.CONNECT_P50, connects, P50);
    put(Figure.CONNECT_P99, connects, P99);
    var times = load.takeTimes();
    put(Figure.RESPONSE_P50, times, P50);
    put(Figure.RESPONSE_P99, times, P99);
    new TrialFiles().histogram(CASE, "response", times);
  }
}
