package c10k.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import c10k.server.Audience;
import c10k.server.CloseReason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a WebSocket says to frames, and what its application may do. */
class WebSocketSessionTest {

  private static ByteBuffer utf8(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Conversation talkTo(Application application) {
    return new Conversation(WebSocketConfig.defaults(), application);
  }

  // Messages

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
  void everyMaskMUSTBeTakenOff() {
    for (int mask : new int[] {0, 1, -1, 0xFF_00_00_00, 0x00_00_FF_00}) {
      for (int size : new int[] {1, 3, 1_000}) {
        var frame = new ClientFrame(0x81, new Bytes("a text of some length".getBytes(StandardCharsets.UTF_8)), mask);
        assertThat(Conversation.echo().sendInPieces(size, frame.bytes()).frames()).containsExactly(ServerFrame.text("a text of some length"));
      }
    }
  }

  @Test
  void manyMessagesOfOneReadMUSTComeBackInOrderWhateverTheirLengths() {
    var frames = new ArrayList<ClientFrame>();
    var expected = new ArrayList<ServerFrame>();
    for (int i = 0; i < 200; i++) {
      var text = i + " " + "y".repeat(i % 7 == 0 ? 20_000 : i % 3 * 60);
      frames.add(ClientFrame.text(text));
      expected.add(ServerFrame.text(text));
    }
    assertThat(Conversation.echo().send(frames.toArray(ClientFrame[]::new)).frames()).isEqualTo(expected);
  }

  // Limits

  @Test
  void aLengthBeyondTheLimitMUSTBeRefusedBeforeTheFirstByte() {
    var config = WebSocketConfig.builder().maxMessageBytes(1_000).build();
    var header = new byte[] {(byte) 0x82, (byte) 0xFF, 0x7F, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0};
    assertThat(new Conversation(config, EchoApplication.INSTANCE).send(header).frames().getLast().closeCode()).isEqualTo(1009);
  }

  @Test
  void fragmentsMUSTBeCountedTogether() {
    var config = WebSocketConfig.builder().maxMessageBytes(1_000).build();
    var conversation = new Conversation(config, EchoApplication.INSTANCE).send(ClientFrame.of(0x02, new byte[600]));
    assertThat(conversation.closed()).isEmpty();
    assertThat(conversation.send(ClientFrame.of(0x80, new byte[401])).frames().getLast().closeCode()).isEqualTo(1009);
  }

  @Test
  void aFrameBeyondItsOwnLimitMUSTBeRefused() {
    var config = WebSocketConfig.builder().maxFrameBytes(100).build();
    var conversation = new Conversation(config, EchoApplication.INSTANCE);
    conversation.send(ClientFrame.of(0x02, new byte[100]), ClientFrame.of(0x80, new byte[100]));
    assertThat(conversation.frames()).containsExactly(ServerFrame.binary(new byte[200]));
    assertThat(conversation.send(ClientFrame.binary(new byte[101])).frames().getLast().closeCode()).isEqualTo(1009);
  }

  // Applications

  /** Does with each message what the test says, and notes what it is told. */
  private static class Scripted implements Application {
    final List<String> told = new ArrayList<>();

    @Nullable WebSocket kept;

    @Override
    public void opened(WebSocket socket) {
      told.add("opened");
      kept = socket;
    }

    @Override
    public void message(MessageKind kind, ByteBuffer payload, WebSocket socket) {
      told.add(kind + " " + StandardCharsets.UTF_8.decode(payload.duplicate()));
    }

    @Override
    public void closed() {
      told.add("closed");
    }
  }

  /** One of them goes out from where it was received; that must not harm the others. */
  @Test
  void whatIsReceivedMUSTBeSendableOftenAndInParts() {
    var conversation = talkTo(new Scripted() {
      @Override
      public void message(MessageKind kind, ByteBuffer payload, WebSocket socket) {
        socket.send(MessageKind.TEXT, utf8("first"));
        socket.broadcast(kind, payload.duplicate());
        socket.send(kind, payload.duplicate().position(payload.position() + 2));
        socket.send(kind, payload);
        socket.send(MessageKind.BINARY, payload.rewind().limit(0));
      }
    }).send(ClientFrame.text("hello"), ClientFrame.text("again"));
    var empty = ServerFrame.binary();
    assertThat(conversation.frames())
        .containsExactly(
            ServerFrame.text("first"), ServerFrame.text("llo"), ServerFrame.text("hello"), empty,
            ServerFrame.text("first"), ServerFrame.text("ain"), ServerFrame.text("again"), empty);
    assertThat(ServerFrame.read(conversation.out.broadcasts(WebSocketProtocols.AUDIENCE)))
        .containsExactly(ServerFrame.text("hello"), ServerFrame.text("again"));
  }

  @Test
  void aMessageSentOnBeforeItIsBroadcastMUSTBeBroadcastWhole() {
    var conversation = talkTo(new Scripted() {
      @Override
      public void message(MessageKind kind, ByteBuffer payload, WebSocket socket) {
        var same = payload.duplicate();
        socket.send(kind, payload);
        socket.broadcast(kind, same);
      }
    }).send(ClientFrame.text("one"), ClientFrame.text("two"));
    assertThat(conversation.frames()).containsExactly(ServerFrame.text("one"), ServerFrame.text("two"));
    assertThat(conversation.out.broadcasts(Audience.LINES)).asString().isEqualTo("one\ntwo\n");
  }

  @Test
  void aPartThatIsSentOnMUSTLeaveTheWholeAsItWas() {
    var conversation = talkTo(new Scripted() {
      @Override
      public void message(MessageKind kind, ByteBuffer payload, WebSocket socket) {
        var whole = payload.duplicate();
        socket.send(kind, payload.position(payload.position() + 3));
        socket.send(kind, whole);
      }
    }).send(ClientFrame.text("one two"));
    assertThat(conversation.frames()).containsExactly(ServerFrame.text(" two"), ServerFrame.text("one two"));
  }

  @Test
  void anApplicationMayGreetAndMUSTBeToldTheEndOnce() {
    var application = new Scripted() {
      @Override
      public void opened(WebSocket socket) {
        super.opened(socket);
        socket.send(MessageKind.TEXT, utf8("welcome"));
      }
    };
    var conversation = talkTo(application).send(ClientFrame.text("hello"));
    conversation.end();
    assertThat(conversation.frames()).containsExactly(ServerFrame.text("welcome"));
    assertThat(application.told).containsExactly("opened", "TEXT hello", "closed");
  }

  @Test
  void anApplicationThatFailsMUSTEndItsWebSocketWithAWordOfTheServer() {
    var conversation = talkTo(new Scripted() {
      @Override
      public void message(MessageKind kind, ByteBuffer payload, WebSocket socket) {
        throw new IllegalStateException("on purpose");
      }
    });
    assertThatIllegalStateException().isThrownBy(() -> conversation.send(ClientFrame.text("x"))).withMessage("on purpose");
    assertThat(conversation.frames().getLast().closeCode()).isEqualTo(1011);
  }

  @Test
  void outsideOfACallAWebSocketMUSTNOTBeUsable() {
    var application = new Scripted();
    talkTo(application);
    var kept = application.kept;
    assertThatIllegalStateException().isThrownBy(() -> kept.send(MessageKind.TEXT, utf8("x"))).withMessageContaining("valid only during");
    assertThatIllegalStateException().isThrownBy(() -> kept.wakeAfter(Duration.ofSeconds(1)));
  }

  @Test
  void afterItsCloseNothingMUSTBeSent() {
    var conversation = talkTo(new Scripted() {
      @Override
      public void message(MessageKind kind, ByteBuffer payload, WebSocket socket) {
        socket.close(CloseCode.POLICY_VIOLATION, "ä".repeat(100));
        socket.send(kind, payload.duplicate());
        socket.broadcast(kind, payload.duplicate());
        socket.close(CloseCode.NORMAL, "");
      }
    }).send(ClientFrame.text("x"));
    var close = conversation.frames().getFirst();
    assertThat(conversation.frames()).hasSize(1);
    assertThat(close.closeCode()).isEqualTo(1008);
    assertThat(close.payload().utf8()).as("cut behind a whole character, at 123 bytes").endsWith("ä".repeat(61)).hasSize(2 + 61);
    assertThat(conversation.out.broadcasts(WebSocketProtocols.AUDIENCE)).isEmpty();
  }

  // Ends

  @Test
  void theEndOfTheServerMUSTBeToldUnlessBothSidesKnow() {
    var open = Conversation.echo();
    open.session.serverEnds(open.out);
    assertThat(open.frames().getLast().closeCode()).isEqualTo(1001);
    var closed = Conversation.echo().send(ClientFrame.close(1000, ""));
    closed.session.serverEnds(closed.out);
    assertThat(closed.frames()).hasSize(1);
  }

  @Test
  void anEndWithoutACloseFrameMUSTNOTBeAnswered() {
    var conversation = Conversation.echo().send(ClientFrame.of(0x01, (byte) 'a'));
    conversation.session.inputEnded(ByteBuffer.allocate(0), conversation.out);
    assertThat(conversation.frames()).isEmpty();
  }

  @Test
  void whatComesBehindACloseMUSTBeTakenAndDropped() {
    var conversation = Conversation.echo();
    var bytes = ByteBuffer.wrap(ClientFrame.allOf(ClientFrame.close(1000, ""), ClientFrame.text("late")));
    conversation.session.received(bytes, conversation.out);
    assertThat(bytes.hasRemaining()).isFalse();
    assertThat(conversation.frames()).hasSize(1);
    assertThat(conversation.closed()).contains(CloseReason.SESSION_ENDED);
  }
}
