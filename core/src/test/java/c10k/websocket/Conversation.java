package c10k.websocket;

import c10k.server.CloseReason;
import c10k.server.FakeOutbox;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A session with a peer that sends what the test says, and a model that keeps what the session leaves. */
final class Conversation {
  /** The longest header and the longest payload of a control frame: all that a session may leave. */
  static final int MOST_LEFT = 14 + 125;

  final FakeOutbox out = new FakeOutbox();
  final WebSocketSession session;
  private byte[] left = new byte[0];

  Conversation(WebSocketConfig config, Application application) {
    this(config, Optional.empty(), application);
  }

  Conversation(WebSocketConfig config, Optional<DeflateAgreement> agreement, Application application) {
    session = new WebSocketSession(config, agreement, application);
    session.opened(out);
  }

  static Conversation echo() {
    return new Conversation(WebSocketConfig.defaults(), EchoApplication.INSTANCE);
  }

  /** Sends bytes in one piece. */
  Conversation send(byte... bytes) {
    if (out.closed().isEmpty()) {
      var offered = Arrays.copyOf(left, left.length + bytes.length);
      System.arraycopy(bytes, 0, offered, left.length, bytes.length);
      var buffer = ByteBuffer.wrap(offered);
      session.received(buffer, out);
      left = Arrays.copyOfRange(offered, buffer.position(), buffer.limit());
      if (left.length > MOST_LEFT) {
        throw new AssertionError("left " + left.length + " bytes");
      }
    }
    return this;
  }

  Conversation send(ClientFrame... frames) {
    return send(ClientFrame.allOf(frames));
  }

  /** Sends bytes in pieces of this size. */
  Conversation sendInPieces(int size, byte... bytes) {
    for (int start = 0; start < bytes.length; start += Math.min(size, bytes.length)) {
      send(Arrays.copyOfRange(bytes, start, (int) Math.min(bytes.length, (long) start + size)));
    }
    return this;
  }

  List<ServerFrame> frames() {
    return ServerFrame.read(out.replies());
  }

  Optional<CloseReason> closed() {
    return out.closed();
  }

  /** The connection is gone. */
  void end() {
    session.closed(out.closed().orElse(CloseReason.PEER_ENDED));
  }
}
