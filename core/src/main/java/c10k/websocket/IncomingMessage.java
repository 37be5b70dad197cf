package c10k.websocket;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A message that comes in pieces, because it was fragmented, has not arrived whole or is compressed. It exists only while
 * it is under way. Grows with what has come, not with what was announced.
 */
final class IncomingMessage {
  private static final int SMALLEST = 1_024;
  private static final int ROOM_IN_FRONT = FrameHeader.MAX_BYTES_IN_FRONT;

  private final MessageKind kind;
  private final boolean compressed;
  private final int maxBytes;

  /** Room for a header, and then the payload: so that it can be sent on without being copied. */
  private ByteBuffer content = ByteBuffer.allocate(SMALLEST).position(ROOM_IN_FRONT);

  private int utf8 = Utf8.WHOLE;

  IncomingMessage(MessageKind kind, boolean compressed, int maxBytes) {
    this.kind = kind;
    this.compressed = compressed;
    this.maxBytes = maxBytes;
  }

  MessageKind kind() {
    return kind;
  }

  boolean isCompressed() {
    return compressed;
  }

  int bytes() {
    return content.position() - ROOM_IN_FRONT;
  }

  /** Takes a piece that has no mask any more and is not compressed. */
  void add(ByteBuffer piece) throws Violation {
    checkRoom(piece.remaining());
    roomFor(piece.remaining());
    int from = content.position();
    content.put(piece);
    checkText(from);
  }

  /**
   * Takes what the inflater can give at once.
   *
   * @return how many bytes that was
   */
  int inflateFrom(Inflater inflater) throws DataFormatException, Violation {
    roomFor(1);
    int from = content.position();
    int count = inflater.inflate(content);
    checkRoom(0);
    checkText(from);
    return count;
  }

  private void checkRoom(int more) throws Violation {
    if (more > maxBytes - bytes()) {
      throw Violation.tooBig("a message is", maxBytes);
    }
  }

  private void checkText(int from) throws Violation {
    if (kind == MessageKind.TEXT) {
      utf8 = Utf8.check(utf8, content, from, content.position());
      if (utf8 == Utf8.INVALID) {
        throw notUtf8();
      }
    }
  }

  private void roomFor(int more) {
    if (content.remaining() < more) {
      long wanted = Math.max(2L * content.capacity(), (long) content.position() + more);
      // One byte beyond the limit, so that what is inflated can be seen to exceed it.
      long most = 1L + ROOM_IN_FRONT + maxBytes;
      content = ByteBuffer.allocate((int) Math.min(Integer.MAX_VALUE - Long.BYTES, Math.min(wanted, most))).put(content.flip());
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
