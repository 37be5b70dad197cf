package c10k.bench.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client's side of the opening handshake. */
class HandshakeTest {
  /** The example of RFC 6455, section 1.3. */
  private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

  private static final String RIGHT =
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

  @Test
  void aRightResponseMUSTBeTakenAndTheFramesBehindItLeft() throws IOException {
    var in = bytes(RIGHT + "frames");
    assertThat(new Handshake(KEY).complete(in)).isTrue();
    assertThat(in.remaining()).isEqualTo("frames".length());
  }

  @Test
  void aPartOfAResponseMUSTBeWaitedFor() throws IOException {
    for (int length = 0; length < RIGHT.length(); length++) {
      var in = bytes(RIGHT.substring(0, length));
      assertThat(new Handshake(KEY).complete(in)).as("after %d bytes", length).isFalse();
      assertThat(in.position()).isZero();
    }
  }

  @Test
  void caseAndOrderMUSTNotMatter() throws IOException {
    var in = bytes("HTTP/1.1 101 ok\r\nsec-websocket-accept:s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\nCONNECTION: keep-alive, upgrade\r\nUPGRADE: WebSocket\r\n\r\n");
    assertThat(new Handshake(KEY).complete(in)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "101 Switching | 200 OK        | the handshake with 'HTTP/1.1 200 OK",
      "Upgrade: web  | Upgrade: h2c, | does not upgrade",
      "Connection:   | X-Nothing:    | Connection header",
      "s3pPLMBi      | s3pPLMBI      | Sec-WebSocket-Accept is wrong",
      "Upgrade: w    | Sec-WebSocket-Extensions: permessage-deflate~Upgrade: w | an extension that nobody offered",
      "Upgrade: w    | Sec-WebSocket-Protocol: chat~Upgrade: w                   | a subprotocol that nobody offered"
  })
  void aWrongResponseMUSTBeRefused(String right, String wrong, String reason) {
    assertThat(RIGHT).contains(right);
    var in = bytes(RIGHT.replace(right, wrong.replace("~", "\r\n")));
    assertThatThrownBy(() -> new Handshake(KEY).complete(in)).isInstanceOf(IOException.class).hasMessageContaining(reason);
  }

  @Test
  void aResponseWithoutEndMUSTBeRefused() {
    var in = bytes("HTTP/1.1 101 ok\r\n" + "x".repeat(10_000));
    assertThatThrownBy(() -> new Handshake(KEY).complete(in)).hasMessageContaining("longer than");
  }

  @Test
  void eachRequestMUSTHaveAKeyOfItsOwn() {
    var random = new SplittableRandom(1);
    var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), 80);
    assertThat(Handshake.random(random).request(server)).isNotEqualTo(Handshake.random(random).request(server));
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
