package c10k.bench.site;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.server.ConcurrencyModel;
import c10k.server.ListenException;
import c10k.server.Protocol;
import c10k.server.Server;
import c10k.server.ServerConfig;
import c10k.websocket.WebSocketProtocols;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JDK's own WebSocket, and each model's server. */
@Timeout(120)
class WebSocketJdkClientTest {
  private static final int PATIENCE_SECONDS = 60;
  private static final String MODELS = "c10k.bench.site.ServedSite#models";
  private static final int LONG = 1_000_000;

  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void endClient() {
    client.shutdownNow();
  }

  private static Server serve(ConcurrencyModel model, Protocol protocol) throws ListenException {
    return model.serve(ServerConfig.defaults(), protocol);
  }

  /** A WebSocket and what it has heard, each in words. */
  private static final class Peer implements WebSocket.Listener {
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private int binaryBytes;

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        heard.add(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
      binaryBytes += data.remaining();
      if (last) {
        heard.add("binary " + binaryBytes);
        binaryBytes = 0;
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
      heard.add("pong " + message.remaining());
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
      heard.add("close " + statusCode);
      return null;
    }

    String next() throws InterruptedException {
      var next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return next == null ? "nothing in time" : next;
    }
  }

  /** Connects, and makes sure that the server has opened its side. */
  private WebSocket connect(Server server, Peer peer) throws InterruptedException {
    var uri = URI.create("ws://127.0.0.1:" + server.address().getPort() + "/room");
    var socket = client.newWebSocketBuilder().buildAsync(uri, peer).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    socket.sendPing(ByteBuffer.allocate(5)).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    assertThat(peer.next()).isEqualTo("pong 5");
    return socket;
  }

  private static void say(WebSocket socket, String text, boolean last) {
    socket.sendText(text, last).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void messagesMUSTComeBack(ConcurrencyModel model) throws InterruptedException, ListenException {
    try (var server = serve(model, WebSocketProtocols.echo())) {
      var peer = new Peer();
      var socket = connect(server, peer);
      say(socket, "grüß dich", true);
      assertThat(peer.next()).isEqualTo("grüß dich");
      socket.sendBinary(ByteBuffer.allocate(LONG), true).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
      assertThat(peer.next()).isEqualTo("binary " + LONG);
      say(socket, "in ", false);
      say(socket, "x".repeat(LONG), false);
      say(socket, " parts", true);
      assertThat(peer.next()).isEqualTo("in " + "x".repeat(LONG) + " parts");
    }
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void theCloseCodeMUSTComeBack(ConcurrencyModel model) throws InterruptedException, ListenException {
    try (var server = serve(model, WebSocketProtocols.echo())) {
      var peer = new Peer();
      connect(server, peer).sendClose(4_321, "enough").orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
      assertThat(peer.next()).isEqualTo("close 4321");
    }
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void whoIsConnectedWhenTheServerEndsMUSTHearThatItGoesAway(ConcurrencyModel model) throws InterruptedException, ListenException {
    var peer = new Peer();
    try (var server = serve(model, WebSocketProtocols.echo())) {
      connect(server, peer);
    }
    assertThat(peer.next()).isEqualTo("close 1001");
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void aRoomMUSTHearWhatOneSays(ConcurrencyModel model) throws InterruptedException, ListenException {
    try (var server = serve(model, WebSocketProtocols.broadcast())) {
      var first = new Peer();
      var second = new Peer();
      var socket = connect(server, first);
      var other = connect(server, second);
      say(socket, "hello", true);
      assertThat(second.next()).isEqualTo("hello");
      say(other, "and back", true);
      assertThat(first.next()).isEqualTo("and back");
    }
  }
}
