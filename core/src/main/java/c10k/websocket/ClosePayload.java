package c10k.websocket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a close frame carries: nothing, or a code in two bytes and a reason in UTF-8 (RFC 6455, section 5.5.1). */
final class ClosePayload {
  private static final int MAX_REASON_BYTES = FrameHeader.MAX_CONTROL_BYTES - Short.BYTES;

  private ClosePayload() {}

  /** Checks a payload without its mask, between position and limit. */
  static void check(ByteBuffer payload) throws Violation {
    if (!payload.hasRemaining()) {
      return;
    }
    if (payload.remaining() < Short.BYTES) {
      throw Violation.ofProtocol("a close frame has half a code");
    }
    int start = payload.position();
    int code = Short.toUnsignedInt(payload.getShort(start));
    if (!mayBeSent(code)) {
      throw Violation.ofProtocol("close code " + code + " must not be sent");
    }
    if (Utf8.check(Utf8.WHOLE, payload, start + Short.BYTES, payload.limit()) != Utf8.WHOLE) {
      throw new Violation(CloseCode.INVALID_PAYLOAD, "a close reason is not UTF-8");
    }
  }

  /**
   * Whether a code may stand on the wire (RFC 6455, section 7.4, and what the registry has added since, 1012 to 1014).
   * 1005, 1006 and 1015 are for reports of the own side only, 1004 has no meaning.
   */
  private static boolean mayBeSent(int code) {
    boolean registered = code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006;
    return registered || (code >= 3000 && code <= 4999);
  }

  /** A payload; a reason that is too long is cut behind a whole character. */
  static ByteBuffer of(CloseCode code, String reason) {
    var text = reason.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(text.length, MAX_REASON_BYTES);
    while (length < text.length && (text[length] & 0xC0) == 0x80) {
      length--;
    }
    return ByteBuffer.allocate(Short.BYTES + length).putShort((short) code.number()).put(text, 0, length).flip();
  }
}
