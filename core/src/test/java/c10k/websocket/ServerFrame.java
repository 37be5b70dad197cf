package c10k.websocket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A frame as the server sends it, read without the code under test.
 *
 * @param first the first byte: FIN, reserved bits and opcode
 */
record ServerFrame(int first, Bytes payload) {

  static ServerFrame text(String text) {
    return new ServerFrame(0x81, new Bytes(text.getBytes(StandardCharsets.UTF_8)));
  }

  static ServerFrame binary(byte... payload) {
    return new ServerFrame(0x82, new Bytes(payload));
  }

  static ServerFrame pong(String payload) {
    return new ServerFrame(0x8A, new Bytes(payload.getBytes(StandardCharsets.UTF_8)));
  }

  boolean isClose() {
    return first == 0x88;
  }

  /** The code of a close frame; 1005 if it has none, as in reports (RFC 6455, section 7.1.5). */
  int closeCode() {
    return payload.length() == 0 ? 1005 : ((payload.at(0) & 0xFF) << 8) | (payload.at(1) & 0xFF);
  }

  /** Reads whole frames, which must be without masks and in the shortest form. */
  static List<ServerFrame> read(byte[] bytes) {
    var frames = new ArrayList<ServerFrame>();
    var from = ByteBuffer.wrap(bytes);
    while (from.hasRemaining()) {
      int first = from.get() & 0xFF;
      var payload = new byte[readLength(from)];
      from.get(payload);
      frames.add(new ServerFrame(first, new Bytes(payload)));
    }
    return frames;
  }

  private static int readLength(ByteBuffer from) {
    int second = from.get() & 0xFF;
    if (second < 126) {
      return second;
    }
    long length = second == 126 ? from.getShort() & 0xFFFF : from.getLong();
    if (second > 127 || length < (second == 126 ? 126 : 65_536)) {
      throw new AssertionError("masked, or a length in too long a form: " + second + ", " + length);
    }
    return Math.toIntExact(length);
  }
}
