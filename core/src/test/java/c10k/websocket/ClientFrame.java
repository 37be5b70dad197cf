package c10k.websocket;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A frame as a client sends it, or should not. Written without the code under test.
 *
 * @param first the first byte: FIN, reserved bits and opcode
 * @param mask what to combine the payload with; all zero leaves it readable
 */
record ClientFrame(int first, Bytes payload, int mask) {
  private static final int SOME_MASK = 0x9A_37_F0_1C;

  static ClientFrame text(String text) {
    return of(0x81, text.getBytes(StandardCharsets.UTF_8));
  }

  static ClientFrame binary(byte... payload) {
    return of(0x82, payload);
  }

  static ClientFrame ping(String payload) {
    return of(0x89, payload.getBytes(StandardCharsets.UTF_8));
  }

  static ClientFrame close(int code, String reason) {
    var payload = new ByteArrayOutputStream();
    payload.write(code >> 8);
    payload.write(code);
    payload.writeBytes(reason.getBytes(StandardCharsets.UTF_8));
    return of(0x88, payload.toByteArray());
  }

  static ClientFrame of(int first, byte... payload) {
    return new ClientFrame(first, new Bytes(payload), SOME_MASK);
  }

  /** The frame with its length in the shortest form. */
  byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    int length = payload.length();
    bytes.write(first);
    if (length < 126) {
      bytes.write(0x80 | length);
    } else if (length < 65_536) {
      bytes.write(0x80 | 126);
      writeNumber(bytes, length, 2);
    } else {
      bytes.write(0x80 | 127);
      writeNumber(bytes, length, 8);
    }
    writeNumber(bytes, mask, 4);
    for (int i = 0; i < length; i++) {
      bytes.write(payload.at(i) ^ (mask >> (8 * (3 - i % 4))));
    }
    return bytes.toByteArray();
  }

  private static void writeNumber(ByteArrayOutputStream bytes, long number, int length) {
    for (int i = length - 1; i >= 0; i--) {
      bytes.write((int) (number >> (8 * i)));
    }
  }

  static byte[] allOf(ClientFrame... frames) {
    var bytes = new ByteArrayOutputStream();
    for (var frame : frames) {
      bytes.writeBytes(frame.bytes());
    }
    return bytes.toByteArray();
  }
}
