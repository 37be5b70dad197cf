package c10k.http;

import java.nio.ByteBuffer;

/**
 * A request without its body, and what its head says about the body and the connection.
 *
 * @param bodyLength in bytes, or {@link #CHUNKED}
 * @param keepsAlive whether the peer lets the connection go on after the response (RFC 9112, section 9.3)
 * @param expectsContinue whether the peer waits for {@code 100 Continue} before it sends the body (RFC 9110, section 10.1.1)
 */
record RequestHead(RequestLine line, Headers headers, long bodyLength, boolean keepsAlive, boolean expectsContinue) {

  static final long CHUNKED = -1;

  boolean hasBody() {
    return bodyLength != 0;
  }

  boolean isOfVersion(HttpVersion version) {
    return line.version() == version;
  }

  /** Whether the response consists of its head alone. */
  boolean asksForHeadOnly() {
    return line.method().equals("HEAD");
  }

  Request withBody(ByteBuffer body) {
    return new Request(line.method(), line.target(), line.version(), headers, body);
  }
}
