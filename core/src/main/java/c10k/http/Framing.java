package c10k.http;

import java.util.Locale;

/**
 * What a head says about where the request ends and whether another may follow (RFC 9112, sections 6 and 9.3). Whatever two
 * servers could understand differently is refused, so that nobody can hide one request in another.
 */
final class Framing {

  /** No body that is accepted has a length of more digits. */
  private static final int MAX_LENGTH_DIGITS = 18;

  private final RequestLine line;
  private final Headers headers;

  private Framing(RequestLine line, Headers headers) {
    this.line = line;
    this.headers = headers;
  }

  static RequestHead of(RequestLine line, Headers headers) throws Refusal {
    HostRules.check(line, headers);
    var framing = new Framing(line, headers);
    return new RequestHead(line, headers, framing.bodyLength(), framing.keepsAlive(), framing.expectsContinue());
  }

  private long bodyLength() throws Refusal {
    int length = headers.find("Content-Length", 0);
    if (headers.find("Transfer-Encoding", 0) >= 0) {
      requireChunkedOnly(length >= 0);
      return RequestHead.CHUNKED;
    }
    if (length < 0) {
      return lengthOfUnsaid();
    }
    if (headers.find("Content-Length", length + 1) >= 0) {
      throw Refusal.badRequest("There is more than one Content-Length.");
    }
    return length(headers.value(length));
  }

  private void requireChunkedOnly(boolean hasLength) throws Refusal {
    if (line.version() == HttpVersion.HTTP_1_0) {
      throw Refusal.badRequest("HTTP/1.0 has no Transfer-Encoding.");
    }
    if (hasLength) {
      throw Refusal.badRequest("There are both Content-Length and Transfer-Encoding.");
    }
    var codings = String.join(",", headers.all("Transfer-Encoding")).toLowerCase(Locale.ROOT);
    if (!codings.equals("chunked")) {
      refuse(codings.split(",", -1));
    }
  }

  private static void refuse(String[] codings) throws Refusal {
    for (int i = 0; i < codings.length; i++) {
      if (trim(codings[i]).equals("chunked") != (i == codings.length - 1)) {
        throw Refusal.badRequest("The last transfer coding, and only the last, has to be chunked.");
      }
    }
    throw new Refusal(501, "No transfer coding but chunked is known here.");
  }

  /** Of spaces and tabs alone: what else looks like a blank is part of a name that nobody knows. */
  private static String trim(String text) {
    return text.replaceAll("^[ \t]+|[ \t]+$", "");
  }

  /** RFC 1945, section 7.2.2, asks it of HTTP/1.0; for HTTP/1.1 there is no body then (RFC 9112, section 6.3). */
  private long lengthOfUnsaid() throws Refusal {
    if (line.version() == HttpVersion.HTTP_1_1) {
      return 0;
    }
    return switch (line.method()) {
      case "POST", "PUT", "PATCH" -> throw new Refusal(411, "A request of HTTP/1.0 with a body needs a Content-Length.");
      default -> 0;
    };
  }

  private static long length(String value) throws Refusal {
    long length = 0;
    int digits = 0;
    for (int i = 0; i < value.length(); i++) {
      if (!Syntax.isDigit(value.charAt(i))) {
        throw badLength();
      }
      digits += digits > 0 || value.charAt(i) != '0' ? 1 : 0;
      length = digits > MAX_LENGTH_DIGITS ? Long.MAX_VALUE : 10 * length + value.charAt(i) - '0';
    }
    if (value.isEmpty()) {
      throw badLength();
    }
    return length;
  }

  private static Refusal badLength() {
    return Refusal.badRequest("Content-Length is not a number of digits.");
  }

  private boolean keepsAlive() {
    return line.version() == HttpVersion.HTTP_1_1
        ? !headers.hasToken("Connection", "close")
        : headers.hasToken("Connection", "keep-alive") && !headers.hasToken("Connection", "close");
  }

  /** HTTP/1.0 does not know it, so its wish is ignored (RFC 9110, section 10.1.1). */
  private boolean expectsContinue() throws Refusal {
    int expectation = headers.find("Expect", 0);
    if (expectation < 0 || line.version() == HttpVersion.HTTP_1_0) {
      return false;
    }
    if (headers.find("Expect", expectation + 1) >= 0 || !headers.valueEqualsIgnoreCase(expectation, "100-continue")) {
      throw new Refusal(417, "No expectation but 100-continue can be met here.");
    }
    return true;
  }
}
