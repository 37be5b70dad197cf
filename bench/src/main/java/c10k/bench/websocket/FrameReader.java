package c10k.bench.websocket;

import java.net.ProtocolException;
import java.nio.ByteBuffer;

/**
 * Reads the frames of a server (RFC 6455, section 5.2): unmasked, without extensions. It allocates nothing.
 *
 * <p>One instance reads for all connections of a thread: after {@link #next} it shows one frame, and remembers nothing of others.
 */
final class FrameReader {
  private static final int FIN = 0x80;
  private static final int RESERVED = 0x70;
  private static final int OPCODE = 0x0f;
  private static final int MASKED = 0x80;
  private static final int LENGTH = 0x7f;
  private static final int SHORT_LENGTH = 126;
  private static final int LONG_LENGTH = 127;
  private static final int LONGEST_CONTROL = 125;
  private static final int LONGEST_SHORT = 0xffff;
  private static final int SMALLEST_HEAD = 2;

  private final int longestPayload;
  private Opcode opcode = Opcode.CONTINUATION;
  private boolean last;

  /** Refuses longer payloads, which would not fit into the buffer that is read from. */
  FrameReader(int longestPayload) {
    this.longestPayload = longestPayload;
  }

  Opcode opcode() {
    return opcode;
  }

  /** Whether its message ends with it. */
  boolean isLast() {
    return last;
  }

  /**
   * Takes the head of the next frame, if all of the frame is there: then the buffer's position is that of the payload.
   *
   * @return the length of the payload, or -1 if more bytes are needed; then nothing has been taken
   */
  int next(ByteBuffer in) throws ProtocolException {
    int start = in.position();
    if (in.remaining() < SMALLEST_HEAD) {
      return -1;
    }
    int first = in.get(start);
    int second = in.get(start + 1);
    int size = headSize(second & LENGTH);
    if (in.remaining() < size) {
      return -1;
    }
    long length = length(in, start, second & LENGTH);
    check(first, second, length);
    if (in.remaining() < size + length) {
      return -1;
    }
    in.position(start + size);
    return (int) length;
  }

  private static int headSize(int shortLength) {
    return switch (shortLength) {
      case SHORT_LENGTH -> SMALLEST_HEAD + Short.BYTES;
      case LONG_LENGTH -> SMALLEST_HEAD + Long.BYTES;
      default -> SMALLEST_HEAD;
    };
  }

  private static long length(ByteBuffer in, int start, int shortLength) throws ProtocolException {
    long length = switch (shortLength) {
      case SHORT_LENGTH -> Short.toUnsignedLong(in.getShort(start + SMALLEST_HEAD));
      case LONG_LENGTH -> in.getLong(start + SMALLEST_HEAD);
      default -> shortLength;
    };
    boolean minimal = switch (shortLength) {
      case SHORT_LENGTH -> length > LONGEST_CONTROL;
      case LONG_LENGTH -> length > LONGEST_SHORT;
      default -> true;
    };
    if (!minimal) {
      throw new ProtocolException("the server wrote a length in more bytes than it needs, or below zero");
    }
    return length;
  }

  private void check(int first, int second, long length) throws ProtocolException {
    opcode = Opcode.of(first & OPCODE);
    last = (first & FIN) != 0;
    if ((first & RESERVED) != 0) {
      throw new ProtocolException("the server set a reserved bit, though no extension was agreed on");
    }
    if ((second & MASKED) != 0) {
      throw new ProtocolException("the server masked a frame");
    }
    if (opcode.isControl() && (!last || length > LONGEST_CONTROL)) {
      throw new ProtocolException("the server sent a control frame in pieces or of " + length + " bytes");
    }
    if (length > longestPayload) {
      throw new ProtocolException("the server sent a frame of " + length + " bytes, more than the " + longestPayload + " that this client takes");
    }
  }
}
