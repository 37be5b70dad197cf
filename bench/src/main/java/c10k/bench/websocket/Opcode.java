package c10k.bench.websocket;

import java.net.ProtocolException;

/** What a frame is (RFC 6455, section 11.8). */
enum Opcode {
  CONTINUATION(0),
  TEXT(1),
  BINARY(2),
  CLOSE(8),
  PING(9),
  PONG(10);

  /** The first of those that may come in the middle of a message. */
  private static final int FIRST_CONTROL = 8;

  private final int bits;

  Opcode(int bits) {
    this.bits = bits;
  }

  int bits() {
    return bits;
  }

  boolean isControl() {
    return bits >= FIRST_CONTROL;
  }

  static Opcode of(int bits) throws ProtocolException {
    return switch (bits) {
      case 0 -> CONTINUATION;
      case 1 -> TEXT;
      case 2 -> BINARY;
      case 8 -> CLOSE;
      case 9 -> PING;
      case 10 -> PONG;
      default -> throw new ProtocolException("the server sent a frame of the unknown kind " + bits);
    };
  }
}
