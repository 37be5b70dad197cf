package c10k.bench.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.protocol.EchoProtocol;
import c10k.server.ConcurrencyModel;
import c10k.server.Protocol;
import c10k.server.Server;
import c10k.server.ServerConfig;
import c10k.websocket.WebSocketConfig;
import c10k.websocket.WebSocketProtocols;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The clients against the lab's own servers, on every model. */
@Timeout(60)
class WebSocketClientsTest {
  private static final int UNDER_WAY = 16;
  private static final int CLIENTS = 40;

  static Stream<ConcurrencyModel> models() {
    return ConcurrencyModel.all().stream();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyModelMUSTPassTheGateAndTellAll(ConcurrencyModel model) throws IOException {
    try (var server = serve(model, WebSocketProtocols.broadcast())) {
      BroadcastGate.check(server.address());
      try (var clients = WebSocketClients.open(ClientPlan.of(server.address(), CLIENTS))) {
        assertThat(RoundTrips.onEach(clients, RoundTrips.Kind.PING).getTotalCount()).isEqualTo(CLIENTS);
        assertThat(Announcements.toAll(clients).getTotalCount()).isEqualTo(CLIENTS - 1);
        var loop = new BroadcastLoop(clients, Announcements.MESSAGE_BYTES, UNDER_WAY);
        loop.bring(10 * CLIENTS);
        assertThat(loop.takeTimes().getTotalCount()).isGreaterThanOrEqualTo(10 * CLIENTS);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyModelMUSTEcho(ConcurrencyModel model) throws IOException {
    try (var server = serve(model, WebSocketProtocols.echo());
        var clients = WebSocketClients.open(ClientPlan.of(server.address(), CLIENTS))) {
      assertThat(RoundTrips.onEach(clients, RoundTrips.Kind.ECHO).getTotalCount()).isEqualTo(CLIENTS);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void clientsThatAreHeldMUSTAnswerPings(ConcurrencyModel model) throws IOException {
    var impatient = WebSocketConfig.builder().pingInterval(Duration.ofMillis(100)).pongTimeout(Duration.ofSeconds(2)).build();
    try (var server = serve(model, WebSocketProtocols.broadcast(impatient));
        var clients = WebSocketClients.open(ClientPlan.of(server.address(), CLIENTS))) {
      // A pong without payload, masked, is 6 bytes.
      long before = server.stats().bytesIn();
      while (server.stats().bytesIn() < before + 3 * 6 * CLIENTS) {
        clients.hold(Duration.ofMillis(50).toNanos());
      }
      clients.requireAllAlive();
    }
  }

  @Test
  void moreMUSTBeOpenedBesideThoseThatAre() throws IOException {
    try (var server = serve(ConcurrencyModel.all().getFirst(), WebSocketProtocols.broadcast());
        var clients = WebSocketClients.open(ClientPlan.of(server.address(), 2))) {
      clients.openMore(3, _ -> {});
      assertThat(server.stats().active()).isEqualTo(5);
      assertThat(Announcements.toAll(clients).getTotalCount()).isEqualTo(4);
    }
  }

  @Test
  void roomsMUSTBeFoundOutByWhoHasNotHeard() throws IOException {
    var model = ConcurrencyModel.all().getFirst();
    try (var one = serve(model, WebSocketProtocols.broadcast());
        var clients = WebSocketClients.open(ClientPlan.of(one.address(), 3));
        var others = WebSocketClients.open(ClientPlan.of(one.address(), 2))) {
      var announcements = new Announcements(clients);
      var elsewhere = new Announcements(others);
      announcements.announce(0);
      announcements.listen(Duration.ofSeconds(20).toNanos());
      elsewhere.listen(Duration.ofSeconds(20).toNanos());
      assertThat(announcements.uninformed() + elsewhere.uninformed()).isZero();
      assertThat(announcements.deliveries()).isEqualTo(2);
      assertThat(elsewhere.deliveries()).isEqualTo(2);
      assertThat(Histograms.decode(Histograms.encode(elsewhere.times())).getTotalCount()).isEqualTo(2);
    }
  }

  @Test
  void clientsMUSTComeFromTheAddressThatTheyWereGiven() throws IOException {
    try (var server = serve(ConcurrencyModel.all().getFirst(), WebSocketProtocols.broadcast())) {
      var plan = new ClientPlan(server.address(), CLIENTS, Optional.of(InetAddress.getByName("127.0.0.9")), 4);
      try (var clients = WebSocketClients.open(plan)) {
        RoundTrips.onEach(clients, RoundTrips.Kind.PING);
        assertThat(clients.get(0).localAddress().toString()).startsWith("/127.0.0.9:");
      }
    }
  }

  @Test
  void aServerThatSpeaksNoWebSocketMUSTBeToldFromOneThatDoes() throws IOException {
    try (var server = serve(ConcurrencyModel.all().getFirst(), new EchoProtocol())) {
      assertThatThrownBy(() -> WebSocketClients.open(ClientPlan.of(server.address(), 1))).hasMessageContaining("answers the handshake with 'GET /");
    }
  }

  private static Server serve(ConcurrencyModel model, Protocol protocol) throws IOException {
    return model.serve(ServerConfig.builder().drainTimeout(Duration.ofSeconds(1)).build(), protocol);
  }
}
