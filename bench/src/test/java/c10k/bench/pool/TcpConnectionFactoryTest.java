package c10k.bench.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.pool.tcp.TcpConnection;
import c10k.pool.tcp.TcpConnectionFactory;
import c10k.protocol.EchoProtocol;
import c10k.server.ConcurrencyModel;
import c10k.server.ListenException;
import c10k.server.Server;
import c10k.server.ServerConfig;
import c10k.testkit.Await;
import c10k.testkit.FaultProxy;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever happens to a server or the net, a bad connection is known as such. */
@Timeout(120)
class TcpConnectionFactoryTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Await AWAIT = new Await(PATIENCE);

  /** For checks that are to fail. */
  private static final Duration SOON = Duration.ofMillis(100);

  private Server server;
  private FaultProxy proxy;
  private TcpConnectionFactory factory;

  @BeforeEach
  void start() throws ListenException {
    server = serve(ConcurrencyModel.all().getFirst());
    proxy = FaultProxy.before(server.address());
    factory = new TcpConnectionFactory(proxy.address(), PATIENCE, PATIENCE);
  }

  @AfterEach
  void end() {
    proxy.close();
    server.close();
  }

  @Test
  void mustConnectToTheServersOfAllModels() throws IOException {
    for (var model : ConcurrencyModel.all()) {
      try (var other = serve(model)) {
        var connecting = new TcpConnectionFactory(other.address(), PATIENCE, PATIENCE);
        var connection = connecting.create();
        assertThat(connecting.validate(connection)).as(model.name()).isTrue();
        assertThat(connection.exchange("hello", PATIENCE)).isEqualTo("hello");
        connecting.reset(connection);
        connecting.destroy(connection);
        AWAIT.until(model.name() + " knows the end", () -> other.stats().active() == 0);
      }
    }
  }

  @Test
  void mustFailToConnectWhereNobodyListens() {
    proxy.refuse();
    assertThatThrownBy(factory::create).isInstanceOf(IOException.class).hasMessageContaining("refused");
  }

  @Test
  void mustFailToConnectToAServerThatHangs() {
    proxy.beSilent();
    var hasty = new TcpConnectionFactory(proxy.address(), SOON, SOON);
    assertThatThrownBy(hasty::create).isInstanceOf(IOException.class).hasMessageContaining("nothing echoes")
        .hasCauseInstanceOf(SocketTimeoutException.class);
    proxy.pass();
    AWAIT.until("nothing is left of it", () -> proxy.open() == 0);
  }

  @Test
  void mustSeeAConnectionThatTheServerHasEnded() throws IOException {
    try (var connection = factory.create()) {
      server.close();
      AWAIT.until("the connection has ended", () -> !isQuiet(connection));
      assertThat(factory.validate(connection)).isFalse();
      assertThatThrownBy(() -> connection.exchange("hello", PATIENCE)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void mustSeeAReset() throws IOException {
    try (var connection = factory.create()) {
      proxy.reset();
      assertThat(factory.validate(connection)).isFalse();
    }
  }

  @Test
  void mustSeeAPeerThatVanished() throws IOException {
    var hasty = new TcpConnectionFactory(proxy.address(), PATIENCE, SOON);
    try (var connection = hasty.create()) {
      proxy.vanish();
      assertThat(connection.isQuiet()).as("nothing to be seen without a round trip").isTrue();
      assertThat(hasty.validate(connection)).isFalse();
    }
  }

  @Test
  void mustNotTrustAConnectionWhoseAnswerCameTooLate() throws IOException {
    var hasty = new TcpConnectionFactory(proxy.address(), PATIENCE, SOON);
    try (var connection = hasty.create()) {
      proxy.beSilent();
      assertThat(hasty.validate(connection)).isFalse();
      proxy.pass();
      AWAIT.until("the late answer is there", () -> !isQuiet(connection));
      assertThat(factory.validate(connection)).isFalse();
    }
  }

  @Test
  void mustSeeWhatTheLastHolderHasNotRead() throws IOException {
    try (var connection = factory.create()) {
      connection.send("nobody waits for this");
      AWAIT.until("the answer is there", () -> !isQuiet(connection));
      assertThatThrownBy(() -> factory.reset(connection)).isInstanceOf(IOException.class);
      assertThat(factory.validate(connection)).isFalse();
    }
  }

  /** The socket was quiet when it was looked at; only the nonce tells the two answers apart. */
  @Test
  void mustNotTakeTheLastHoldersAnswerForItsOwn() throws IOException {
    try (var connection = factory.create()) {
      proxy.delay(Duration.ofMillis(50));
      connection.send("check");
      assertThat(factory.validate(connection)).isFalse();
    }
  }

  @Test
  void mustSeeAClosedOne() throws IOException {
    var connection = factory.create();
    connection.close();
    assertThat(factory.validate(connection)).isFalse();
    assertThatThrownBy(() -> factory.reset(connection)).isInstanceOf(IOException.class);
    factory.destroy(connection);
  }

  @Test
  void mustFailOnALineThatIsCutOff() throws IOException {
    try (var connection = factory.create()) {
      proxy.cutAfter(3);
      assertThatThrownBy(() -> connection.exchange("hello", PATIENCE)).isInstanceOf(EOFException.class);
    }
  }

  private static Server serve(ConcurrencyModel model) throws ListenException {
    return model.serve(ServerConfig.builder().drainTimeout(Duration.ZERO).build(), new EchoProtocol(1_024));
  }

  private static boolean isQuiet(TcpConnection connection) {
    try {
      return connection.isQuiet();
    } catch (IOException e) {
      return false;
    }
  }
}
