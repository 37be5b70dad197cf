package c10k.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/**
 * Speaks WebSocket as a client does, over a {@link Client}. Written from RFC 6455, without the code that it tests.
 *
 * <p>Threads: one may send while another reads.
 */
final class WebSocketPeer {
  static final int CONTINUATION = 0x80;
  static final int TEXT = 0x81;
  static final int BINARY = 0x82;
  static final int CLOSE = 0x88;
  static final int PING = 0x89;
  static final int PONG = 0x8A;

  /** Taken off the first byte: more frames of the message follow. */
  static final int MORE = 0x80;

  private static final byte[] MASK = {0x12, (byte) 0xFE, 0x5A, 0x07};

  private static final String HANDSHAKE = """
      GET /room HTTP/1.1\r
      Host: lab\r
      Upgrade: websocket\r
      Connection: Upgrade\r
      Sec-WebSocket-Version: 13\r
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
      \r
      """;

  private static final String ACCEPT = "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

  private final Client client;

  private WebSocketPeer(Client client) {
    this.client = client;
  }

  /** Shakes hands. The pong of a ping shows that the session has been opened, so that it hears broadcasts from now on. */
  static WebSocketPeer open(Client client) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(HANDSHAKE.getBytes(ISO_8859_1));
    bytes.writeBytes(frame(PING, "ready?".getBytes(UTF_8)));
    client.send(bytes.toByteArray());
    var peer = new WebSocketPeer(client);
    peer.readHandshake();
    var pong = peer.read();
    if (pong.first() != PONG || !pong.text().equals("ready?")) {
      throw new AssertionError("The first frame was not the pong: " + pong);
    }
    return peer;
  }

  private void readHandshake() {
    var status = client.readLine();
    if (!status.startsWith("HTTP/1.1 101 ")) {
      throw new AssertionError("The handshake was answered by: " + status);
    }
    boolean accepted = false;
    for (var line = client.readLine().strip(); !line.isEmpty(); line = client.readLine().strip()) {
      accepted |= line.equals(ACCEPT);
    }
    if (!accepted) {
      throw new AssertionError("The handshake lacks the right accept value.");
    }
  }

  /**
   * A frame that came.
   *
   * @param first the first byte: FIN, reserved bits and opcode
   * @param text the payload, a character for a byte
   */
  record Frame(int first, String text) {

    /** The code of a close frame. */
    int closeCode() {
      if (first != CLOSE || text.length() < 2) {
        throw new AssertionError("not a close frame with a code: " + this);
      }
      return text.charAt(0) << 8 | text.charAt(1);
    }

    @Override
    public String toString() {
      var excerpt = text.length() <= 40 ? text : text.substring(0, 40) + "…";
      return Integer.toHexString(first) + " of " + text.length() + " bytes: " + excerpt;
    }
  }

  /** Waits for the next frame. */
  Frame read() {
    var start = client.read(2);
    int length = switch (start[1] & 0xFF) {
      case 126 -> number(client.read(2));
      case 127 -> number(client.read(8));
      default -> start[1] & 0xFF;
    };
    return new Frame(start[0] & 0xFF, new String(client.read(length), ISO_8859_1));
  }

  /** Waits for the next frame, which has to be a text. */
  String readText() {
    var frame = read();
    if (frame.first() != TEXT) {
      throw new AssertionError("not a text: " + frame);
    }
    return frame.text();
  }

  private static int number(byte[] bytes) {
    long number = 0;
    for (var b : bytes) {
      number = number << 8 | (b & 0xFF);
    }
    return Math.toIntExact(number);
  }

  /** Sends one frame. */
  WebSocketPeer send(int first, byte... payload) {
    client.send(frame(first, payload));
    return this;
  }

  /** Sends a text in one frame. */
  WebSocketPeer send(String text) {
    return send(TEXT, text.getBytes(UTF_8));
  }

  /** Sends a close frame. */
  WebSocketPeer close(int code) {
    return send(CLOSE, (byte) (code >> 8), (byte) code);
  }

  /** The connection beneath. */
  Client connection() {
    return client;
  }

  static byte[] frame(int first, byte... payload) {
    var frame = new ByteArrayOutputStream();
    frame.write(first);
    int length = payload.length;
    if (length < 126) {
      frame.write(0x80 | length);
    } else if (length < 65_536) {
      frame.write(0x80 | 126);
      frame.write(length >> 8);
      frame.write(length);
    } else {
      frame.write(0x80 | 127);
      frame.writeBytes(new byte[4]);
      for (int shift = 24; shift >= 0; shift -= 8) {
        frame.write(length >> shift);
      }
    }
    frame.writeBytes(MASK);
    for (int i = 0; i < length; i++) {
      frame.write(payload[i] ^ MASK[i % 4]);
    }
    return frame.toByteArray();
  }
}
