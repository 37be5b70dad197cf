package c10k.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.http.Answer;
import c10k.http.Headers;
import c10k.http.HttpVersion;
import c10k.http.Request;
import c10k.http.Response;
import c10k.server.FakeOutbox;
import c10k.server.FakePeer;
import c10k.server.Protocol;
import c10k.websocket.DeflateConfig.ContextTakeover;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How HTTP becomes WebSocket. */
class HandshakeTest {
  /** The example of RFC 6455, section 1.3. */
  private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

  private static final Headers HEADERS = Headers
      .of("Host", "x", "Connection", "keep-alive, Upgrade", "Upgrade", "WebSocket", "Sec-WebSocket-Version", "13", "Sec-WebSocket-Key", KEY);

  private static Answer ask(String method, HttpVersion version, Headers headers, WebSocketConfig config) {
    var request = new Request(method, "/chat", version, headers, ByteBuffer.allocate(0));
    return WebSocketUpgrade.answer(request, config, () -> EchoApplication.INSTANCE);
  }

  private static Answer ask(Headers headers) {
    return ask("GET", HttpVersion.HTTP_1_1, headers, WebSocketConfig.defaults());
  }

  private static Headers without(String name) {
    return Headers.of(HEADERS.fields().stream().filter(field -> !field.name().equals(name)).toList());
  }

  private static void assertRefused(Answer answer, int status) {
    assertThat(answer).isInstanceOfSatisfying(Response.class, response -> assertThat(response.status()).isEqualTo(status));
  }

  @Test
  void theAnswerMUSTProveThatTheKeyWasUnderstood() {
    assertThat(ask(HEADERS)).isInstanceOfSatisfying(Answer.Upgrade.class, upgrade -> {
      assertThat(upgrade.headers().first("Sec-WebSocket-Accept")).contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
      assertThat(upgrade.headers().first("Upgrade")).contains("websocket");
    });
  }

  @Test
  void subprotocolsMUSTBePassedOver() {
    assertThat(ask(HEADERS.with("Sec-WebSocket-Protocol", "chat, superchat")))
        .isInstanceOfSatisfying(Answer.Upgrade.class, upgrade -> assertThat(upgrade.headers().all("Sec-WebSocket-Protocol")).isEmpty());
  }

  @Test
  void anotherMethodMUSTBeRefused() {
    assertRefused(ask("POST", HttpVersion.HTTP_1_1, HEADERS, WebSocketConfig.defaults()), 405);
  }

  @Test
  void HTTP10MUSTBeRefused() {
    assertRefused(ask("GET", HttpVersion.HTTP_1_0, HEADERS, WebSocketConfig.defaults()), 426);
  }

  @ParameterizedTest
  @CsvSource({"Connection, 426", "Upgrade, 426", "Sec-WebSocket-Version, 426", "Sec-WebSocket-Key, 400"})
  void aMissingFieldMUSTBeRefused(String name, int status) {
    assertRefused(ask(without(name)), status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"8", "12", "14", "013", "x"})
  void anotherVersionMUSTBeRefusedWithTheRightOne(String version) {
    assertThat(ask(without("Sec-WebSocket-Version").with("Sec-WebSocket-Version", version))).isInstanceOfSatisfying(Response.class, response -> {
      assertThat(response.status()).isEqualTo(426);
      assertThat(response.headers().first("Sec-WebSocket-Version")).contains("13");
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "dGhlIHNhbXBsZSBub25jZQ", "dGhlIHNhbXBsZSBub25j", "dGhlIHNhbXBsZSBub25jZQ==="})
  void aKeyThatIsNoneMUSTBeRefused(String key) {
    assertRefused(ask(without("Sec-WebSocket-Key").with("Sec-WebSocket-Key", key)), 400);
  }

  @Test
  void twoKeysMUSTBeRefused() {
    assertRefused(ask(HEADERS.with("Sec-WebSocket-Key", KEY)), 400);
  }

  @Test
  void onlyAllowedOriginsMUSTBeLetIn() {
    var config = WebSocketConfig.builder().allowedOrigins(Set.of("http://localhost:8080")).build();
    assertThat(ask("GET", HttpVersion.HTTP_1_1, HEADERS, config)).as("no browser").isInstanceOf(Answer.Upgrade.class);
    assertThat(ask("GET", HttpVersion.HTTP_1_1, HEADERS.with("Origin", "http://localhost:8080"), config)).isInstanceOf(Answer.Upgrade.class);
    assertRefused(ask("GET", HttpVersion.HTTP_1_1, HEADERS.with("Origin", "http://evil.example"), config), 403);
    assertRefused(ask("GET", HttpVersion.HTTP_1_1, HEADERS.with("Origin", "null"), config), 403);
  }

  // Extensions

  private static Optional<String> agreed(String offer, ContextTakeover takeover) {
    var config = WebSocketConfig.builder().compression(DeflateConfig.of(takeover)).build();
    var answer = ask("GET", HttpVersion.HTTP_1_1, HEADERS.with("Sec-WebSocket-Extensions", offer), config);
    assertThat(answer).isInstanceOf(Answer.Upgrade.class);
    return ((Answer.Upgrade) answer).headers().first("Sec-WebSocket-Extensions");
  }

  @ParameterizedTest
  @CsvSource(
    delimiter = '|',
    value = {
        "permessage-deflate | permessage-deflate",
        "permessage-deflate; client_max_window_bits | permessage-deflate",
        "permessage-deflate; client_max_window_bits=10 | permessage-deflate",
        "permessage-deflate;server_no_context_takeover | permessage-deflate; server_no_context_takeover",
        "permessage-deflate; client_no_context_takeover | permessage-deflate; client_no_context_takeover",
        "permessage-deflate ; server_max_window_bits = \"15\" | permessage-deflate; server_max_window_bits=15",
        "x-unknown; a=b, permessage-deflate; server_max_window_bits=9, permessage-deflate | permessage-deflate",
    })
  void anOfferThatCanBeKeptMUSTBeAccepted(String offer, String response) {
    assertThat(agreed(offer, ContextTakeover.KEPT)).contains(response);
  }

  @ParameterizedTest
  @ValueSource(
    strings = {
        "x-unknown",
        "permessage-deflate; server_max_window_bits=14",
        "permessage-deflate; server_max_window_bits",
        "permessage-deflate; server_max_window_bits=015",
        "permessage-deflate; server_max_window_bits=16",
        "permessage-deflate; client_max_window_bits=7",
        "permessage-deflate; client_max_window_bits=16",
        "permessage-deflate; client_no_context_takeover=1",
        "permessage-deflate; client_no_context_takeover; client_no_context_takeover",
        "permessage-deflate; unknown",
        "PerMessage-Deflate"})
  void anOfferThatCannotBeKeptMUSTBeDeclined(String offer) {
    assertThat(agreed(offer, ContextTakeover.KEPT)).isEmpty();
  }

  @Test
  void withoutContextTakeoverBothSidesMUSTDoWithoutIt() {
    assertThat(agreed("permessage-deflate", ContextTakeover.NONE))
        .contains("permessage-deflate; server_no_context_takeover; client_no_context_takeover");
  }

  @Test
  void compressionMUSTNotBeAgreedOnUnlessItIsAskedFor() {
    assertThat(ask(HEADERS.with("Sec-WebSocket-Extensions", "permessage-deflate")))
        .isInstanceOfSatisfying(Answer.Upgrade.class, upgrade -> assertThat(upgrade.headers().all("Sec-WebSocket-Extensions")).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ";", "a;", "a,", ",a", "a b", "a; b=", "a; b=\"c", "a; b=\"\"", "a/b", "a=b"})
  void extensionsThatAreNotInTheirFormMUSTBeRefused(String extensions) {
    assertRefused(ask(HEADERS.with("Sec-WebSocket-Extensions", extensions)), 400);
  }

  // Through HTTP

  @Test
  void afterTheHandshakeBytesMUSTBeFramesEvenThoseOfTheSameRead() {
    var request = "GET /any HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: " + KEY + "\r\n\r\n";
    var frame = ClientFrame.text("hello").bytes();
    var out = talk(WebSocketProtocols.echo(), ByteBuffer.allocate(1_000).put(request.getBytes(StandardCharsets.US_ASCII)).put(frame).flip());
    assertThat(out.text()).startsWith("HTTP/1.1 101 Switching Protocols\r\n").endsWith("\r\n\r\n\u0081\u0005hello");
  }

  @Test
  void anythingButAWebSocketMUSTBeToldToUpgrade() {
    var request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    var out = talk(WebSocketProtocols.broadcast(), ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    assertThat(out.text()).startsWith("HTTP/1.1 426 Upgrade Required\r\n").contains("Upgrade: websocket\r\n");
  }

  private static FakeOutbox talk(Protocol protocol, ByteBuffer bytes) {
    var out = new FakeOutbox();
    var session = protocol.open(new FakePeer(1));
    session.opened(out);
    session.received(bytes, out);
    while (out.runJob()) {
      if (bytes.hasRemaining()) {
        session.received(bytes, out);
      }
    }
    return out;
  }
}
