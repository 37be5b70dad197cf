package c10k.bench.http;

import java.nio.charset.StandardCharsets;

/** The bytes of requests: those of {@code curl}, for all servers the same. */
final class Requests {
  private static final String GET = """
      GET / HTTP/1.1\r
      Host: localhost\r
      User-Agent: c10k-lab\r
      Accept: */*\r
      """;
  private static final String LAST = "Connection: close\r\n";
  private static final String END = "\r\n";

  private Requests() {}

  /** What a client sends in one go. */
  static byte[] of(HttpMode mode) {
    return mode.keepsConnections() ? more(mode.depth()) : last();
  }

  /** So many requests after which the connection stays. */
  static byte[] more(int count) {
    return bytes((GET + END).repeat(count));
  }

  /** A request after which the server is to close. */
  static byte[] last() {
    return bytes(GET + LAST + END);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
