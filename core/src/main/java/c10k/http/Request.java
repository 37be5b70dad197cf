package c10k.http;

import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * A whole request.
 *
 * @param method as it came, such as {@code GET}
 * @param target as it came: usually a path, perhaps with a query, percent-encoded; see {@link #path}
 * @param body the decoded body, read-only; empty if there is none
 */
public record Request(String method, String target, HttpVersion version, Headers headers, ByteBuffer body) {

  public Request {
    body = body.isReadOnly() ? body : body.asReadOnlyBuffer();
  }

  /** The target's path, still percent-encoded, without the query; also of a target in absolute form. */
  public String path() {
    int start = target.startsWith("/") ? 0 : pathOfAbsoluteForm();
    int query = target.indexOf('?', start);
    var path = query < 0 ? target.substring(start) : target.substring(start, query);
    return path.isEmpty() ? "/" : path;
  }

  /** What stands behind the target's first question mark, still percent-encoded; empty if there is none. */
  public String query() {
    int mark = target.indexOf('?');
    return mark < 0 ? "" : target.substring(mark + 1);
  }

  private int pathOfAbsoluteForm() {
    if (!target.toLowerCase(Locale.ROOT).startsWith("http://")) {
      return 0;
    }
    int slash = target.indexOf('/', "http://".length());
    return slash < 0 ? target.length() : slash;
  }
}
