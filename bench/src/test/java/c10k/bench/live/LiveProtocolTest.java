package c10k.bench.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.http.HttpProtocol;
import c10k.http.Response;
import c10k.protocol.BroadcastProtocol;
import c10k.protocol.EchoProtocol;
import c10k.server.ConcurrencyModel;
import c10k.server.Protocol;
import c10k.server.Server;
import c10k.server.ServerConfig;
import c10k.server.Ticker;
import c10k.websocket.WebSocketProtocols;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The live page beside each kind of protocol, spoken to without a browser. */
@Timeout(120)
class LiveProtocolTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  static List<ConcurrencyModel> models() {
    return ConcurrencyModel.all();
  }

  private static Server serve(ConcurrencyModel model, Protocol protocol) throws IOException {
    var config = ServerConfig.builder().address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).build();
    return model.serve(config, LiveProtocol.of(protocol, model, Ticker.system()));
  }

  private static Server serve(Protocol protocol) throws IOException {
    return serve(models().getFirst(), protocol);
  }

  private static String get(Server server, String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.address().getPort() + path)).timeout(Duration.ofSeconds(30)).build();
    return HTTP.send(request, BodyHandlers.ofString()).body();
  }

  @ParameterizedTest
  @MethodSource("models")
  void aPageMUSTBeToldWhatTheServerIsAndDoes(ConcurrencyModel model) throws Exception {
    try (var server = serve(model, new EchoProtocol()); var page = PageClient.open(server); var terminal = new Terminal(server)) {
      var hello = page.next("hello");
      assertThat(hello.path("model").asText()).isEqualTo(model.name());
      assertThat(hello.path("protocol").asText()).isEqualTo("echo");
      assertThat(hello.path("room").asBoolean()).isFalse();
      for (int i = 0; i < 5; i++) {
        terminal.type("line " + i);
        assertThat(terminal.nextLine()).isEqualTo("line " + i);
      }
      page.send("{\"type\":\"ping\",\"id\":41}");
      assertThat(page.next("pong").path("id").asInt()).isEqualTo(41);
      var figures = page.figures(json -> json.path("messages").asLong() > 0 && json.path("active").asLong() == 2);
      assertThat(figures.path("messages").asLong()).as("lines, without what the page says").isEqualTo(5);
      assertThat(figures.path("bytesIn").asLong()).isGreaterThan(5L * "line 1\n".length());
      assertThat(figures.path("heapBytes").asLong()).isPositive();
      assertThat(figures.path("threads").asLong()).isPositive();
      terminal.hangUp();
      assertThat(page.figures(json -> json.path("active").asLong() == 1).path("closed").size()).isEqualTo(1);
    }
  }

  @Test
  void chatMUSTStayOnThePagesOfAServerWithoutRooms() throws Exception {
    try (var server = serve(new EchoProtocol()); var one = PageClient.open(server); var other = PageClient.open(server); var terminal = new Terminal(server)) {
      other.next("hello");
      terminal.type("first");
      assertThat(terminal.nextLine()).isEqualTo("first");
      one.say("Ann", "hello");
      assertThat(one.next("chat").path("own").asBoolean()).isTrue();
      assertThat(other.next("chat").toString()).isEqualTo("{\"type\":\"chat\",\"name\":\"Ann\",\"text\":\"hello\"}");
      terminal.type("second");
      assertThat(terminal.nextLine()).isEqualTo("second");
    }
  }

  @Test
  void whoOnlyListensMUSTHearTheChat() throws Exception {
    try (var server = serve(new BroadcastProtocol()); var page = PageClient.open(server); var terminal = new Terminal(server)) {
      page.next("hello");
      // It counts as a listener once it has been quiet for a second; what is said before goes past it.
      while (!terminal.hasHeard()) {
        page.say("Ann", "anybody there?");
        page.next("figures");
      }
      assertThat(terminal.nextLine()).isEqualTo("Ann: anybody there?");
    }
  }

  @Test
  void theRoomOfAWebSocketServerMUSTHearThePagesAndThePagesTheRoom() throws Exception {
    try (var server = serve(WebSocketProtocols.broadcast()); var page = PageClient.open(server); var terminal = new SocketTerminal(server)) {
      page.next("hello");
      terminal.send("from a WebSocket");
      assertThat(page.next("chat").path("text").asText()).isEqualTo("from a WebSocket");
      page.say("Ann", "hello");
      assertThat(terminal.next()).isEqualTo("Ann: hello");
      assertThat(page.figures(json -> json.path("messages").asLong() > 0).path("messages").asLong()).isEqualTo(1);
    }
  }

  @Test
  void requestsMUSTBeCountedAndAnsweredAsBefore() throws Exception {
    var http = new HttpProtocol((request, peer) -> Response.text(200, "you asked for " + request.path()));
    try (var server = serve(http); var page = PageClient.open(server)) {
      for (int i = 0; i < 3; i++) {
        assertThat(get(server, "/any")).isEqualTo("you asked for /any");
      }
      assertThat(get(server, "/live/")).isEqualTo("you asked for /live/");
      assertThat(get(server, "/live")).startsWith("<!DOCTYPE html>");
      assertThat(page.figures(json -> json.path("accepted").asLong() >= 2 && json.path("messages").asLong() >= 4).path("messages").asLong()).isEqualTo(4);
    }
  }

  @Test
  void aLineServerMUSTSendBrowsersToThePage() throws Exception {
    try (var server = serve(new EchoProtocol())) {
      assertThat(get(server, "/")).isEqualTo("See /live\n");
      assertThat(get(server, "/live?x")).startsWith("<!DOCTYPE html>");
      assertThat(get(server, "/other")).contains("There is nothing here");
    }
  }

  @Test
  void whatIsNotUnderstoodMUSTBeAnsweredByAnErrorAndHarmNobody() throws Exception {
    try (var server = serve(new BroadcastProtocol()); var page = PageClient.open(server)) {
      page.send("{");
      assertThat(page.next("error").path("message").asText()).startsWith("this is no JSON");
      page.sendBinary((byte) 1, (byte) 2);
      assertThat(page.next("error").path("message").asText()).isEqualTo("a message is text");
      page.say("Ann", "x".repeat(281));
      assertThat(page.next("error").path("message").asText()).isEqualTo("a text has 1 to 280 characters");
      page.send("{\"type\":\"ping\",\"id\":1}");
      page.next("pong");
    }
  }

  @Test
  void aMessageBeyondAllBoundsMUSTEndTheConnection() throws Exception {
    try (var server = serve(new BroadcastProtocol()); var page = PageClient.open(server)) {
      page.next("hello");
      page.send("x".repeat(5_000));
      assertThat(page.closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void whoTalksTooMuchMUSTBeToldSoAndOthersMUSTBeSpared() throws Exception {
    try (var server = serve(new BroadcastProtocol()); var one = PageClient.open(server); var other = PageClient.open(server)) {
      other.next("hello");
      int tries = 30;
      int taken = 0;
      for (int i = 0; i < tries; i++) {
        one.say("Ann", "spam " + i);
        var answer = one.next("chat", "error");
        taken += answer.path("own").asBoolean() ? 1 : 0;
        assertThat(answer.path("message").asText("too many")).contains("too many");
      }
      assertThat(taken).isBetween(1, tries - 1);
      for (int i = 0; i < taken; i++) {
        other.next("chat");
      }
      other.next("figures");
      assertThat(other.chatsSoFar()).isZero();
    }
  }

  @Test
  void aFloodOfMessagesMUSTEndTheConnection() throws Exception {
    try (var server = serve(new BroadcastProtocol()); var page = PageClient.open(server)) {
      page.next("hello");
      assertThatThrownBy(() -> {
        for (int i = 0; i < 100_000; i++) {
          page.send("{\"type\":\"ping\",\"id\":" + i + "}");
        }
      }).isInstanceOf(CompletionException.class);
      assertThat(page.closeCode()).isEqualTo(1008);
    }
  }

  @Test
  void aFloodOfLinesMUSTNotBuryThePagesAndMUSTBeCounted() throws Exception {
    int lines = 20_000;
    try (var server = serve(new BroadcastProtocol()); var page = PageClient.open(server); var terminal = new Terminal(server)) {
      page.next("hello");
      for (int i = 0; i < lines / 100; i++) {
        terminal.type("line\n".repeat(99) + "line");
      }
      var figures = page.figures(json -> json.path("messages").asLong() == lines);
      long unshown = figures.path("unshownLines").asLong();
      assertThat(unshown).isGreaterThan(lines / 2);
      terminal.hangUp();
      page.figures(json -> json.path("active").asLong() == 1);
    }
  }

  @Test
  void pagesMUSTBeCountedAsLongAsTheyAreOpen() throws Exception {
    try (var server = serve(new BroadcastProtocol()); var one = PageClient.open(server)) {
      try (var other = PageClient.open(server)) {
        other.next("hello");
        one.figures(json -> json.path("pages").asLong() == 2);
      }
      one.figures(json -> json.path("pages").asLong() == 1);
    }
  }

  @Test
  void aPageFromElsewhereMUSTNotReadAlong() throws IOException {
    try (var server = serve(new BroadcastProtocol())) {
      assertThatThrownBy(() -> PageClient.open(server, "http://evil.example")).rootCause().hasMessageContaining("403");
      PageClient.open(server, "http://127.0.0.1:" + server.address().getPort()).close();
    }
  }

  /** A WebSocket that is no page. */
  private static final class SocketTerminal implements AutoCloseable {
    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    SocketTerminal(Server server) {
      socket = HTTP.newWebSocketBuilder().buildAsync(URI.create("ws://127.0.0.1:" + server.address().getPort() + "/"), new WebSocket.Listener() {
        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
          heard.add(data.toString());
          webSocket.request(1);
          return null;
        }
      }).orTimeout(30, TimeUnit.SECONDS).join();
    }

    void send(String text) {
      socket.sendText(text, true).orTimeout(30, TimeUnit.SECONDS).join();
    }

    String next() throws InterruptedException {
      var text = heard.poll(30, TimeUnit.SECONDS);
      return text == null ? "(nothing)" : text;
    }

    @Override
    public void close() {
      socket.abort();
    }
  }
}
