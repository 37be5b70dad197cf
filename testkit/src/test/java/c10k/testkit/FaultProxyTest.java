package c10k.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.protocol.EchoProtocol;
import c10k.server.ListenException;
import c10k.server.Server;
import c10k.server.ServerConfig;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class FaultProxyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Await AWAIT = new Await(PATIENCE);
  private static final int LINE_BYTES = 1_024;

  private Server server;
  private FaultProxy proxy;

  @BeforeEach
  void start() throws ListenException {
    server = new ReferenceModel("proxied").serve(ServerConfig.builder().drainTimeout(Duration.ZERO).build(), new EchoProtocol(LINE_BYTES));
    proxy = FaultProxy.before(server.address());
  }

  @AfterEach
  void end() {
    proxy.close();
    server.close();
  }

  @Test
  void withoutAFaultItMUSTForwardBothWaysAndTheEnd() {
    try (var client = connect()) {
      client.roundTrip("one").roundTrip("two").send("three\n").endOutput();
      assertThat(client.readToEnd()).asString().isEqualTo("three\n");
    }
    AWAIT.until("the connection is forgotten", () -> proxy.open() == 0);
    assertThat(proxy.accepted()).isEqualTo(1);
    assertThat(proxy.received()).isEqualTo(2L * "one\ntwo\nthree\n".length());
    AWAIT.until("the server knows the end", () -> server.stats().active() == 0);
  }

  @Test
  void aSilentServerMUSTTakeConnectionsAndAnswerLater() {
    proxy.beSilent();
    try (var client = connect()) {
      client.send("hello\n");
      AWAIT.until("the connection is taken", () -> proxy.accepted() == 1);
      assertThat(server.stats().accepted()).isZero();
      proxy.pass();
      assertThat(client.readLine()).isEqualTo("hello");
    }
  }

  @Test
  void silenceMUSTHoldBackWhatComesOnOpenConnections() {
    try (var client = connect()) {
      client.roundTrip("before");
      long received = proxy.received();
      proxy.beSilent();
      client.send("during\n");
      AWAIT.until("the line has come to the proxy", () -> proxy.received() == received + "during\n".length());
      proxy.pass();
      assertThat(client.readLine()).isEqualTo("during");
    }
  }

  @Test
  void aResetMUSTHitOpenAndNewConnections() {
    try (var open = connect()) {
      open.roundTrip("before");
      proxy.reset();
      assertThatThrownBy(open::readToEnd).isInstanceOf(UncheckedIOException.class).hasMessageContaining("reset");
    }
    assertThatThrownBy(() -> connect().readToEnd()).isInstanceOf(UncheckedIOException.class).hasMessageContaining("reset");
    AWAIT.until("the server has lost its client", () -> server.stats().active() == 0);
    proxy.pass();
    try (var later = connect()) {
      later.roundTrip("after");
    }
  }

  @Test
  void aVanishedPeerMUSTLoseEverythingForEver() {
    try (var client = connect()) {
      client.roundTrip("before");
      long received = proxy.received();
      proxy.vanish();
      client.send("lost\n");
      AWAIT.until("the line has come to the proxy", () -> proxy.received() == received + "lost\n".length());
      proxy.pass();
      client.send("lost too\n").endOutput();
      AWAIT.until("that, too", () -> proxy.received() == received + "lost\nlost too\n".length());
      assertThat(server.stats().active()).as("the server knows nothing of the end").isEqualTo(1);
      try (var next = connect()) {
        next.roundTrip("a new connection");
      }
    }
  }

  @Test
  void aConnectionToAVanishedPeerMUSTStayWithoutAnAnswer() {
    proxy.vanish();
    try (var client = connect()) {
      client.send("lost\n");
      AWAIT.until("the line has come to the proxy", () -> proxy.received() == "lost\n".length());
      assertThat(server.stats().accepted()).isZero();
    }
    AWAIT.until("the connection is forgotten", () -> proxy.open() == 0);
  }

  @Test
  void refusalMUSTLeaveOpenConnectionsAlone() {
    try (var client = connect()) {
      client.roundTrip("before");
      proxy.refuse();
      assertThatThrownBy(this::connect).isInstanceOf(UncheckedIOException.class).hasMessageContaining("refused");
      client.roundTrip("still there");
      proxy.pass();
      try (var next = connect()) {
        next.roundTrip("after");
      }
    }
  }

  /** Nothing comes early, and everything in order; how late it is depends on the machine. */
  @Test
  void aDelayMUSTKeepTheOrder() {
    var delay = Duration.ofMillis(50);
    proxy.delay(delay);
    try (var client = connect()) {
      long start = System.nanoTime();
      client.roundTrip("there and back");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(delay.multipliedBy(2));
      client.send("one\n");
      proxy.pass();
      client.send("two\n").endOutput();
      assertThat(client.readToEnd()).asString().isEqualTo("one\ntwo\n");
    }
  }

  @Test
  void aCutMUSTComeAfterSoManyBytesOfTheServer() {
    try (var client = connect()) {
      client.roundTrip("before");
      proxy.cutAfter(3);
      client.send("hello\n");
      assertThat(client.readToLineOrEnd()).isEqualTo("hel");
    }
    AWAIT.until("the server has lost its client", () -> server.stats().active() == 0);
    proxy.cutAfter(3);
    try (var next = connect()) {
      next.send("hello\n");
      assertThat(next.readToLineOrEnd()).isEqualTo("hel");
    }
  }

  @Test
  void closingMUSTEndAllAndBeFinal() {
    try (var client = connect()) {
      client.roundTrip("before");
      proxy.close();
      client.awaitGone();
    }
    assertThat(proxy.open()).isZero();
    assertThatThrownBy(proxy::pass).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(this::connect).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void aServerThatIsGoneMUSTLookLikeAReset() {
    server.close();
    assertThatThrownBy(() -> connect().readToEnd()).isInstanceOf(UncheckedIOException.class).hasMessageContaining("reset");
  }

  private Client connect() {
    return Client.connect(proxy.address(), PATIENCE);
  }
}
