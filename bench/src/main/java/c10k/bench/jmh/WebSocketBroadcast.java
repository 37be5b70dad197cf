package c10k.bench.jmh;

import c10k.bench.load.ClosedLoad;
import c10k.bench.process.Service;
import c10k.bench.result.Figure;
import c10k.bench.websocket.BroadcastGate;
import c10k.bench.websocket.BroadcastLoop;
import c10k.bench.websocket.ClientPlan;
import c10k.bench.websocket.WebSocketClients;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/**
 * How many messages a server on one core can deliver when one WebSocket sends to all others, and what each delivery
 * costs it. Several messages are under way: when all have heard one, the next is sent.
 */
// JMH calls the set-up methods, in place of a constructor.
@SuppressWarnings("NullAway.Init")
public class WebSocketBroadcast extends CapacityTrial {

  /** Deliveries in what JMH sees as one invocation. */
  public static final int DELIVERIES = 10_000;

  private static final double P50 = 50;
  private static final double P99 = 99;
  private static final double ALL = 100;

  /** Connections that hear what another one sends. */
  @Param({"100", "1000"})
  public int connections;

  /** Length of a message. */
  @Param("64")
  public int messageBytes;

  /** Messages that are under way at once; with one, a server has nothing to put together. */
  @Param("16")
  public int underWay;

  private BroadcastLoop loop;

  @Override
  Service service() {
    return Service.WEBSOCKET;
  }

  @Override
  ClosedLoad connect(InetSocketAddress address) throws IOException {
    if (!TrialSettings.launched()) {
      BroadcastGate.check(address);
    }
    loop = new BroadcastLoop(WebSocketClients.open(ClientPlan.of(address, 1 + connections)), messageBytes, underWay);
    return loop;
  }

  @Override
  void forget() {
    loop.takeTimes();
  }

  /** Brings 10,000 deliveries, and leaves the messages that are under way to the next invocation. */
  @Benchmark
  @OperationsPerInvocation(DELIVERIES)
  public long tenThousandDeliveries() throws IOException {
    return bring(DELIVERIES);
  }

  @Override
  void tell() {
    var times = loop.takeTimes();
    put(Figure.RESPONSE_P50, times, P50);
    put(Figure.RESPONSE_P99, times, P99);
    put(Figure.RESPONSE_MAX, times, ALL);
  }
}
