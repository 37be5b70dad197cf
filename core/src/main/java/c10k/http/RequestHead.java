package c10k.http;

/**
 * A request without its body, and what its head says about the body and the connection.
 *
 * @param bodyLength in bytes, or {@link #CHUNKED}
 * @param keepsAlive whether the peer lets the connection go on after the response (RFC 9112, section 9.3)
 * @param expectsContinue whether the peer waits for {@code 100 Continue} before it sends the body (RFC 9110, section 10.1.1)
 */
record RequestHead(
    String method, String target, HttpVersion version, Headers headers, long bodyLength, boolean keepsAlive, boolean expectsContinue) {

  static final long CHUNKED = -1;

  boolean hasBody() {
    return bodyLength != 0;
  }
}
