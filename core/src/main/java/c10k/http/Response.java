package c10k.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A response. The session adds what belongs to the connection: {@code Content-Length} or {@code Transfer-Encoding}, {@code Connection},
 * {@code Date}; to a HEAD request it sends the head only.
 *
 * @param status from 200 to 599
 * @param headers without those that the session adds
 */
public record Response(int status, Headers headers, Body body) implements Answer {
  private static final List<String> ADDED_BY_SESSION = List.of("Content-Length", "Transfer-Encoding", "Connection", "Date");
  private static final Headers PLAIN_TEXT = Headers.of("Content-Type", "text/plain; charset=utf-8");
  private static final Headers JSON = Headers.of("Content-Type", "application/json");

  /** @throws IllegalArgumentException if the status is not in its range, or a field is one that the session adds */
  public Response {
    if (!Status.isFinal(status)) {
      throw new IllegalArgumentException("The status of a response is from 200 to 599, and not " + status + ".");
    }
    for (int i = 0; i < ADDED_BY_SESSION.size(); i++) {
      if (headers.find(ADDED_BY_SESSION.get(i), 0) >= 0) {
        throw new IllegalArgumentException("The session adds " + ADDED_BY_SESSION.get(i) + "; a handler must not.");
      }
    }
  }

  /** A response of plain text. */
  public static Response text(int status, String text) {
    return of(status, PLAIN_TEXT, text);
  }

  /** A response of JSON. */
  public static Response json(String json) {
    return of(200, JSON, json);
  }

  private static Response of(int status, Headers headers, String text) {
    return new Response(status, headers, new Body.Bytes(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
  }

  /** The same with another field. */
  public Response with(String name, String value) {
    return new Response(status, headers.with(name, value), body);
  }
}
