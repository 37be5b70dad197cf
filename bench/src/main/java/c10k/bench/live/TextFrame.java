package c10k.bench.live;

import java.nio.ByteBuffer;

/** A WebSocket message from a server: text in one frame, without mask and compression (RFC 6455, section 5.2). */
final class TextFrame {
  private static final int FINAL_TEXT = 0x81;
  private static final int SHORT_LENGTHS = 126;
  private static final int TWO_BYTE_LENGTH = 126;
  private static final int LONGEST = 0xFFFF;

  private TextFrame() {}

  /** Takes all remaining bytes, at most 65,535. */
  static ByteBuffer of(ByteBuffer payload) {
    int length = payload.remaining();
    if (length > LONGEST) {
      throw new IllegalArgumentException("A message of " + length + " bytes does not belong on the live page.");
    }
    var frame = ByteBuffer.allocate(Integer.BYTES + length).put((byte) FINAL_TEXT);
    if (length < SHORT_LENGTHS) {
      frame.put((byte) length);
    } else {
      frame.put((byte) TWO_BYTE_LENGTH).putShort((short) length);
    }
    return frame.put(payload).flip();
  }
}
