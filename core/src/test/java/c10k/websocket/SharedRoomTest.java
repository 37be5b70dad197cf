package c10k.websocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import c10k.protocol.BroadcastProtocol;
import c10k.protocol.EchoProtocol;
import c10k.server.Audience;
import c10k.server.FakeOutbox;
import c10k.server.FakePeer;
import c10k.server.Protocol;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines and WebSockets in one room. */
class SharedRoomTest {
  private final FakeOutbox out = new FakeOutbox();

  private void say(Protocol lines, String text) {
    var session = WebSocketProtocols.sharingRoom(lines).open(new FakePeer(1));
    session.opened(out);
    var bytes = ByteBuffer.wrap(text.getBytes(ISO_8859_1));
    session.received(bytes, out);
    session.inputEnded(bytes, out);
  }

  private List<ServerFrame> heardByWebSockets() {
    return ServerFrame.read(out.broadcasts(WebSocketProtocols.AUDIENCE));
  }

  @Test
  void eachLineMUSTReachWebSocketsAsATextWithoutItsEnd() {
    say(new BroadcastProtocol(), "one\r\n\ntwo\nunfinished");
    assertThat(heardByWebSockets())
        .containsExactly(ServerFrame.text("one"), ServerFrame.text(""), ServerFrame.text("two"), ServerFrame.text("unfinished"));
  }

  @Test
  void linesMUSTHearThemAsBefore() {
    say(new BroadcastProtocol(), "one\r\n\ntwo\nunfinished");
    assertThat(out.broadcasts(Audience.LINES)).asString().isEqualTo("one\r\n\ntwo\nunfinished\n");
  }

  @Test
  void aLineThatIsNotUtf8MUSTReachWebSocketsAsBinary() {
    say(new BroadcastProtocol(), "\u00FF\n\u00C3\u00A4\n");
    assertThat(heardByWebSockets()).containsExactly(ServerFrame.binary((byte) 0xFF), ServerFrame.text("ä"));
  }

  @Test
  void longLinesMUSTReachWebSocketsWhole() {
    var line = "x".repeat(60_000);
    say(new BroadcastProtocol(), line + "\n" + line + "\n");
    assertThat(heardByWebSockets()).containsExactly(ServerFrame.text(line), ServerFrame.text(line));
  }

  @Test
  void repliesMUSTGoToNobodyElse() {
    say(new EchoProtocol(), "hello\n");
    assertThat(out.text()).isEqualTo("hello\n");
    assertThat(heardByWebSockets()).isEmpty();
  }
}
