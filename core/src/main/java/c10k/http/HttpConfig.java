package c10k.http;

import c10k.server.Requirements;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Limits and time-outs of HTTP connections. Immutable.
 *
 * @param maxRequestLineBytes the longest request line, without its CRLF; a longer one is refused by 414
 * @param maxHeadBytes the longest head, from the request line to the empty line; also the longest trailer section. A longer one is
 *     refused by 431
 * @param maxFields the most fields in a head, or in a trailer section; more are refused by 431
 * @param maxBodyBytes the longest body of a request; a longer one is refused by 413
 * @param headTimeout from the start of the connection, or from the first byte of a later request, until the head has come; then 408
 * @param bodyTimeout from the head until the body has come; then 408
 * @param keepAliveTimeout how long a connection may be quiet between requests; it then ends without a word
 * @param clock tells the time for {@code Date}
 */
public record HttpConfig(
    int maxRequestLineBytes,
    int maxHeadBytes,
    int maxFields,
    int maxBodyBytes,
    Duration headTimeout,
    Duration bodyTimeout,
    Duration keepAliveTimeout,
    InstantSource clock) {

  /** RFC 9112, section 3, recommends at least 8,000. */
  public static final int DEFAULT_MAX_REQUEST_LINE_BYTES = 8 * 1_024;

  /** As Node and one read of the server; Tomcat grants 8 KiB. */
  public static final int DEFAULT_MAX_HEAD_BYTES = 16 * 1_024;

  /** As Tomcat and Apache httpd; browsers send about 20. */
  public static final int DEFAULT_MAX_FIELDS = 100;

  /** As nginx. */
  public static final int DEFAULT_MAX_BODY_BYTES = 1_024 * 1_024;

  /** As Tomcat; Apache httpd grants 20 s to 40 s. */
  public static final Duration DEFAULT_HEAD_TIMEOUT = Duration.ofSeconds(20);

  /** A body of the longest length in this time needs 18 KB/s, a slow phone. */
  public static final Duration DEFAULT_BODY_TIMEOUT = Duration.ofSeconds(60);

  /** As nginx; browsers give up earlier or later, and open a new connection. */
  public static final Duration DEFAULT_KEEP_ALIVE_TIMEOUT = Duration.ofSeconds(75);

  public HttpConfig {
    var requirements = new Requirements();
    requirements.atLeast(16, maxRequestLineBytes, "maxRequestLineBytes");
    requirements.atLeast(maxRequestLineBytes + 4, maxHeadBytes, "maxHeadBytes");
    requirements.atLeast(1, maxFields, "maxFields");
    requirements.atLeast(0, maxBodyBytes, "maxBodyBytes");
    requirements.positive(headTimeout, "headTimeout");
    requirements.positive(bodyTimeout, "bodyTimeout");
    requirements.positive(keepAliveTimeout, "keepAliveTimeout");
    requirements.throwIfBroken();
  }

  /** The constants above, and the time of day. */
  public static HttpConfig defaults() {
    return new HttpConfig(
        DEFAULT_MAX_REQUEST_LINE_BYTES,
        DEFAULT_MAX_HEAD_BYTES,
        DEFAULT_MAX_FIELDS,
        DEFAULT_MAX_BODY_BYTES,
        DEFAULT_HEAD_TIMEOUT,
        DEFAULT_BODY_TIMEOUT,
        DEFAULT_KEEP_ALIVE_TIMEOUT,
        InstantSource.system());
  }

  /** The same with other limits of the head. */
  public HttpConfig withHeadLimits(int requestLineBytes, int headBytes, int fields) {
    return new HttpConfig(requestLineBytes, headBytes, fields, maxBodyBytes, headTimeout, bodyTimeout, keepAliveTimeout, clock);
  }

  /** The same with another limit of the body. */
  public HttpConfig withMaxBodyBytes(int bytes) {
    return new HttpConfig(maxRequestLineBytes, maxHeadBytes, maxFields, bytes, headTimeout, bodyTimeout, keepAliveTimeout, clock);
  }

  /** The same with other time-outs. */
  public HttpConfig withTimeouts(Duration head, Duration body, Duration keepAlive) {
    return new HttpConfig(maxRequestLineBytes, maxHeadBytes, maxFields, maxBodyBytes, head, body, keepAlive, clock);
  }

  /** The same with another clock. */
  public HttpConfig withClock(InstantSource other) {
    return new HttpConfig(maxRequestLineBytes, maxHeadBytes, maxFields, maxBodyBytes, headTimeout, bodyTimeout, keepAliveTimeout, other);
  }
}
