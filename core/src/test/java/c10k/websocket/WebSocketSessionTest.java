package c10k.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.server.Audience;
import c10k.server.CloseReason;
import org.junit.jupiter.api.Test;

/** What a WebSocket says to frames. */
class WebSocketSessionTest {

  @Test
  void aMessageMUSTComeBack() {
    assertThat(Conversation.echo().send(ClientFrame.text("hello")).frames()).containsExactly(ServerFrame.text("hello"));
  }

  @Test
  void messagesOfEveryLengthMUSTComeBackAtAnySplit() {
    for (int length : new int[] {0, 1, 7, 8, 9, 125, 126, 127, 1_000, 65_535, 65_536, 200_000}) {
      var payload = new byte[length];
      for (int i = 0; i < length; i++) {
        payload[i] = (byte) (i * 31);
      }
      for (int size : new int[] {1, 2, 3, 5, 13, 1_000, 16_384, 1_000_000}) {
        var conversation = Conversation.echo().sendInPieces(size, ClientFrame.binary(payload).bytes());
        assertThat(conversation.frames()).containsExactly(ServerFrame.binary(payload));
      }
    }
  }

  @Test
  void aFragmentedMessageMUSTComeBackWholeBehindThePongOfAPingWithinIt() {
    var conversation = Conversation.echo()
        .send(ClientFrame.of(0x01, (byte) 'a'), ClientFrame.ping("?"), ClientFrame.of(0x00, (byte) 'b'), ClientFrame.of(0x80, (byte) 'c'));
    assertThat(conversation.frames()).containsExactly(ServerFrame.pong("?"), ServerFrame.text("abc"));
  }

  @Test
  void aCloseFrameMUSTBeAnsweredWithItsCode() {
    var conversation = Conversation.echo().send(ClientFrame.close(1000, "bye"));
    assertThat(conversation.frames()).containsExactly(new ServerFrame(0x88, new Bytes((byte) 3, (byte) 0xE8)));
    assertThat(conversation.closed()).contains(CloseReason.SESSION_ENDED);
  }

  @Test
  void aBroadcastMUSTReachWebSocketsAsAFrameAndLinesAsALine() {
    var conversation = new Conversation(WebSocketConfig.defaults(), BroadcastApplication.INSTANCE)
        .send(ClientFrame.text("hello"), ClientFrame.binary((byte) 1));
    assertThat(conversation.frames()).isEmpty();
    assertThat(ServerFrame.read(conversation.out.broadcasts(new Audience("websocket"))))
        .containsExactly(ServerFrame.text("hello"), ServerFrame.binary((byte) 1));
    assertThat(conversation.out.broadcasts(Audience.LINES)).asString().isEqualTo("hello\n");
  }
}
