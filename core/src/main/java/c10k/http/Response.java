package c10k.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A response. The session adds what belongs to the connection: {@code Content-Length} or {@code Transfer-Encoding}, {@code Connection},
 * {@code Date}; to a HEAD request it sends the head only.
 *
 * @param status from 200 to 599
 * @param headers without those that the session adds
 */
public record Response(int status, Headers headers, Body body) implements Answer {

  /** A response of plain text. */
  public static Response text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text);
  }

  /** A response of JSON. */
  public static Response json(String json) {
    return of(200, "application/json", json);
  }

  private static Response of(int status, String contentType, String text) {
    var content = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    return new Response(status, Headers.of("Content-Type", contentType), new Body.Bytes(content));
  }

  /** The same with another field. */
  public Response with(String name, String value) {
    return new Response(status, headers.with(name, value), body);
  }
}
