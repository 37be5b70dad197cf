package c10k.bench.http;

import java.util.Locale;

/**
 * The head of a response, read without haste.
 *
 * @param status the whole status line
 * @param contentLength of the body
 * @param closes whether the server announces that it will close the connection
 */
record ResponseHead(String status, int contentLength, boolean closes) {
  private static final int ABSENT = -1;
  private static final int LONGEST_BODY = 1 << 20;

  /**
   * Reads a head.
   *
   * @param text all lines, each with its CR LF, without the empty one
   * @throws WrongResponseException if it is none, or does not tell the length of the body in the plain way
   */
  static ResponseHead parse(String text) throws WrongResponseException {
    var lines = text.split("\r\n", -1);
    var status = lines[0];
    if (!status.startsWith("HTTP/1.1 ")) {
      throw new WrongResponseException("began a response with " + quoted(status));
    }
    int length = ABSENT;
    boolean closes = false;
    for (int i = 1; i < lines.length - 1; i++) {
      int colon = lines[i].indexOf(':');
      if (colon < 1) {
        throw new WrongResponseException("sent the header line " + quoted(lines[i]));
      }
      var value = lines[i].substring(colon + 1).strip();
      switch (lines[i].substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "content-length" -> length = length(value, length);
        case "transfer-encoding" -> throw new WrongResponseException("sent a transfer coding where Content-Length does: " + quoted(value));
        case "connection" -> closes |= value.toLowerCase(Locale.ROOT).contains("close");
        default -> {
        }
      }
    }
    if (length == ABSENT) {
      throw new WrongResponseException("sent no Content-Length");
    }
    return new ResponseHead(status, length, closes);
  }

  private static int length(String value, int before) throws WrongResponseException {
    if (before != ABSENT || !value.matches("[0-9]{1,7}") || Integer.parseInt(value) > LONGEST_BODY) {
      throw new WrongResponseException("sent a second or an unusable Content-Length: " + quoted(value));
    }
    return Integer.parseInt(value);
  }

  boolean isOk() {
    return status.startsWith("HTTP/1.1 200");
  }

  static String quoted(String text) {
    int longest = 60;
    var excerpt = text.length() > longest ? text.substring(0, longest) + "…" : text;
    return "\"" + excerpt.replaceAll("[^ -~…]", ".") + "\"";
  }
}
