package c10k.websocket;

import java.nio.ByteBuffer;

/**
 * A message that comes in pieces, because it was fragmented or has not arrived whole. It exists only while it is under
 * way. Grows with what has come, not with what was announced.
 */
final class IncomingMessage {
  private static final int SMALLEST = 1_024;
  private static final int ROOM_IN_FRONT = FrameHeader.bytesInFrontOf(Integer.MAX_VALUE);

  private final MessageKind kind;
  private final int maxBytes;

  /** Room for a header, and then the payload: so that it can be sent on without being copied. */
  private ByteBuffer content = ByteBuffer.allocate(SMALLEST).position(ROOM_IN_FRONT);

  private int utf8 = Utf8.WHOLE;

  IncomingMessage(MessageKind kind, int maxBytes) {
    this.kind = kind;
    this.maxBytes = maxBytes;
  }

  MessageKind kind() {
    return kind;
  }

  int bytes() {
    return content.position() - ROOM_IN_FRONT;
  }

  /** Takes a piece that has no mask any more. */
  void add(ByteBuffer piece) throws Violation {
    if (piece.remaining() > maxBytes - bytes()) {
      throw Violation.tooBig("a message is", maxBytes);
    }
    if (kind == MessageKind.TEXT) {
      utf8 = Utf8.check(utf8, piece, piece.position(), piece.limit());
      if (utf8 == Utf8.INVALID) {
        throw notUtf8();
      }
    }
    roomFor(piece.remaining());
    content.put(piece);
  }

  private void roomFor(int more) {
    if (content.remaining() < more) {
      long wanted = Math.max(2L * content.capacity(), (long) content.position() + more);
      int most = ROOM_IN_FRONT + maxBytes;
      content = ByteBuffer.allocate((int) Math.min(wanted, most)).put(content.flip());
    }
  }

  /** The payload, once all pieces have come; in front of it there is room for the longest header. */
  ByteBuffer payload() throws Violation {
    if (utf8 != Utf8.WHOLE) {
      throw notUtf8();
    }
    return content.flip().position(ROOM_IN_FRONT);
  }

  static Violation notUtf8() {
    return new Violation(CloseCode.INVALID_PAYLOAD, "text is not UTF-8");
  }
}
