package c10k.websocket;

import java.nio.ByteBuffer;

/**
 * The header of a client's frame (RFC 6455, section 5.2).
 *
 * <pre>
 *  byte 0      byte 1         then
 *  F R R R op  M length (7)   length in 2 bytes, if the 7 bits say 126
 *                             length in 8 bytes, if they say 127
 *                             mask, 4 bytes
 * </pre>
 *
 * <p>One object reads all headers of a connection, one after the other. Confined to its session.
 */
final class FrameHeader {
  static final int MAX_CONTROL_BYTES = 125;

  /** Of a server's frame. */
  static final int MAX_BYTES_IN_FRONT = 2 + Long.BYTES;

  private static final int FINAL = 0x80;
  private static final int COMPRESSED = 0x40;
  private static final int RESERVED = 0x30;
  private static final int OPCODE = 0x0F;
  private static final int MASKED = 0x80;
  private static final int LENGTH = 0x7F;
  private static final int LENGTH_IN_2_BYTES = 126;
  private static final int LENGTH_IN_8_BYTES = 127;
  private static final int MASK_BYTES = 4;

  private int first;
  private long length;
  private int mask;

  /**
   * Reads a header and moves behind it; if it is not whole yet, stays in front of it.
   *
   * @param compressionAgreed whether the first frame of a message may say that it is compressed
   * @return whether it is whole
   * @throws Violation if no frame may begin so; known when the first two bytes are there, except for the length
   */
  boolean read(ByteBuffer bytes, boolean compressionAgreed) throws Violation {
    int start = bytes.position();
    if (bytes.remaining() < 2) {
      return false;
    }
    first = bytes.get(start);
    int second = bytes.get(start + 1);
    int shortLength = second & LENGTH;
    checkFirst(compressionAgreed);
    checkSecond(second, shortLength);
    int behindLength = start + 2 + bytesOfLength(shortLength);
    if (bytes.limit() < behindLength + MASK_BYTES) {
      return false;
    }
    length = readLength(bytes, start + 2, shortLength);
    mask = bytes.getInt(behindLength);
    bytes.position(behindLength + MASK_BYTES);
    return true;
  }

  private void checkFirst(boolean compressionAgreed) throws Violation {
    boolean beginsMessage = opcode() == Opcode.TEXT || opcode() == Opcode.BINARY;
    if ((first & RESERVED) != 0 || (isCompressed() && !(compressionAgreed && beginsMessage))) {
      throw Violation.ofProtocol("reserved bits are set");
    }
    if (!Opcode.isKnown(opcode())) {
      throw Violation.ofProtocol("unknown opcode " + opcode());
    }
  }

  private void checkSecond(int second, int shortLength) throws Violation {
    if ((second & MASKED) == 0) {
      throw Violation.ofProtocol("a client's frame has no mask");
    }
    if (isControl() && !isFinal()) {
      throw Violation.ofProtocol("a control frame is fragmented");
    }
    if (isControl() && shortLength > MAX_CONTROL_BYTES) {
      throw Violation.ofProtocol("a control frame is longer than 125 bytes");
    }
  }

  private static int bytesOfLength(int shortLength) {
    return switch (shortLength) {
      case LENGTH_IN_2_BYTES -> Short.BYTES;
      case LENGTH_IN_8_BYTES -> Long.BYTES;
      default -> 0;
    };
  }

  private static long readLength(ByteBuffer bytes, int at, int shortLength) throws Violation {
    return switch (shortLength) {
      case LENGTH_IN_2_BYTES -> checkMinimal(Short.toUnsignedLong(bytes.getShort(at)), LENGTH_IN_2_BYTES);
      case LENGTH_IN_8_BYTES -> checkMinimal(bytes.getLong(at), 1L << Short.SIZE);
      default -> shortLength;
    };
  }

  /** A length has one form only, the shortest. One whose highest bit is set is below the least, too. */
  private static long checkMinimal(long length, long least) throws Violation {
    if (length < least) {
      throw Violation.ofProtocol(length < 0 ? "a length has its highest bit set" : "a length is not in its shortest form");
    }
    return length;
  }

  int opcode() {
    return first & OPCODE;
  }

  boolean isControl() {
    return Opcode.isControl(opcode());
  }

  boolean isFinal() {
    return (first & FINAL) != 0;
  }

  /** The first reserved bit, which permessage-deflate has given a meaning (RFC 7692, section 6). */
  boolean isCompressed() {
    return (first & COMPRESSED) != 0;
  }

  /** Of the payload, in bytes. */
  long length() {
    return length;
  }

  /** To be laid over the payload from its first byte on, highest byte first. */
  int mask() {
    return mask;
  }

  /** How many bytes a server's frame needs in front of so many bytes of payload. */
  static int bytesInFrontOf(int payloadBytes) {
    if (payloadBytes < LENGTH_IN_2_BYTES) {
      return 2;
    }
    return payloadBytes < 1 << Short.SIZE ? 2 + Short.BYTES : 2 + Long.BYTES;
  }

  /** Writes the header of a server's frame, which is final and has no mask. */
  static void write(int opcode, boolean compressed, int payloadBytes, ByteBuffer into, int at) {
    into.put(at, (byte) (FINAL | (compressed ? COMPRESSED : 0) | opcode));
    switch (bytesInFrontOf(payloadBytes)) {
      case 2 -> into.put(at + 1, (byte) payloadBytes);
      case 2 + Short.BYTES -> into.put(at + 1, (byte) LENGTH_IN_2_BYTES).putShort(at + 2, (short) payloadBytes);
      default -> into.put(at + 1, (byte) LENGTH_IN_8_BYTES).putLong(at + 2, payloadBytes);
    }
  }
}
