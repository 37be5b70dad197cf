package c10k.bench.websocket;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The client's side of the opening handshake of one connection (RFC 6455, section 4.1). */
final class Handshake {

  /** A server that says more before the first frame is none of ours. */
  private static final int LONGEST_RESPONSE_BYTES = 8 * 1_024;

  private static final int KEY_BYTES = 16;
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};

  private final String key;

  Handshake(String key) {
    this.key = key;
  }

  /** With a key of its own, as each connection must have. */
  static Handshake random(RandomGenerator random) {
    var bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return new Handshake(Base64.getEncoder().encodeToString(bytes));
  }

  ByteBuffer request(InetSocketAddress server) {
    var text = "GET / HTTP/1.1\r\nHost: " + server.getHostString() + ":" + server.getPort()
        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + key + "\r\n\r\n";
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Takes the response, if all of it is there, and leaves the frames behind it.
   *
   * @throws IOException if it does not agree to speak WebSocket, and that with us
   */
  boolean complete(ByteBuffer in) throws IOException {
    int end = endOfHead(in);
    if (end < 0) {
      if (in.remaining() > LONGEST_RESPONSE_BYTES) {
        throw new ProtocolException("the response to the handshake is longer than " + LONGEST_RESPONSE_BYTES + " bytes");
      }
      return false;
    }
    var head = new byte[end - in.position()];
    in.get(head);
    check(new String(head, StandardCharsets.ISO_8859_1));
    return true;
  }

  private static int endOfHead(ByteBuffer in) {
    for (int i = in.position(); i + END_OF_HEAD.length <= in.limit(); i++) {
      if (in.slice(i, END_OF_HEAD.length).equals(ByteBuffer.wrap(END_OF_HEAD))) {
        return i + END_OF_HEAD.length;
      }
    }
    return -1;
  }

  private void check(String head) throws IOException {
    var lines = head.split("\r\n", -1);
    require(lines[0].startsWith("HTTP/1.1 101 "), "the server answers the handshake with '" + lines[0] + "'");
    require(tokens(lines, "upgrade").anyMatch("websocket"::equals), "the server does not upgrade to websocket");
    require(tokens(lines, "connection").anyMatch("upgrade"::equals), "the server's Connection header does not say Upgrade");
    var accepted = values(lines, "sec-websocket-accept").toList();
    require(accepted.size() == 1 && accepted.getFirst().equals(accept(key)), "Sec-WebSocket-Accept is wrong: " + accepted);
    require(values(lines, "sec-websocket-extensions").findAny().isEmpty(), "the server uses an extension that nobody offered");
    require(values(lines, "sec-websocket-protocol").findAny().isEmpty(), "the server chose a subprotocol that nobody offered");
  }

  private static void require(boolean condition, String otherwise) throws IOException {
    if (!condition) {
      throw new ProtocolException(otherwise);
    }
  }

  private static Stream<String> tokens(String[] lines, String name) {
    return values(lines, name).flatMap(value -> Stream.of(value.toLowerCase(Locale.ROOT).split(" *, *", -1)));
  }

  private static Stream<String> values(String[] lines, String name) {
    return Stream.of(lines)
        .skip(1)
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip());
  }

  /** What a server must answer to a key. */
  static String accept(String key) {
    try {
      var digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-1", e);
    }
  }
}
