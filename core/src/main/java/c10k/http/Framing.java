package c10k.http;

import java.util.List;
import java.util.Locale;

/**
 * What a head says about where the request ends and whether another may follow (RFC 9112, sections 3.2, 6 and 9.3). Whatever two
 * servers could understand differently is refused, so that nobody can hide one request in another.
 */
final class Framing {

  /** No body that is accepted has a length of more digits. */
  private static final int MAX_LENGTH_DIGITS = 18;

  private Framing() {}

  static RequestHead of(RequestLine line, Headers headers) throws Refusal {
    HostRules.check(line, headers);
    return new RequestHead(
        line.method(),
        line.target(),
        line.version(),
        headers,
        bodyLength(line, headers),
        keepsAlive(line, headers),
        expectsContinue(line, headers));
  }

  private static long bodyLength(RequestLine line, Headers headers) throws Refusal {
    var lengths = headers.all("Content-Length");
    var codings = headers.all("Transfer-Encoding");
    if (!codings.isEmpty()) {
      requireChunkedOnly(line, codings, lengths);
      return RequestHead.CHUNKED;
    }
    if (lengths.size() > 1) {
      throw Refusal.badRequest("There is more than one Content-Length.");
    }
    return lengths.isEmpty() ? lengthOfUnsaid(line) : length(lengths.getFirst());
  }

  private static void requireChunkedOnly(RequestLine line, List<String> codings, List<String> lengths) throws Refusal {
    if (line.version() == HttpVersion.HTTP_1_0) {
      throw Refusal.badRequest("HTTP/1.0 has no Transfer-Encoding.");
    }
    if (!lengths.isEmpty()) {
      throw Refusal.badRequest("There are both Content-Length and Transfer-Encoding.");
    }
    if (codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked")) {
      return;
    }
    var all = String.join(",", codings).toLowerCase(Locale.ROOT).split(",", -1);
    for (int i = 0; i < all.length; i++) {
      if (all[i].strip().equals("chunked") != (i == all.length - 1)) {
        throw Refusal.badRequest("The last transfer coding, and only the last, has to be chunked.");
      }
    }
    throw new Refusal(501, "No transfer coding but chunked is known here.");
  }

  /** RFC 1945, section 7.2.2, asks it of HTTP/1.0; for HTTP/1.1 there is no body then (RFC 9112, section 6.3). */
  private static long lengthOfUnsaid(RequestLine line) throws Refusal {
    boolean hasBody = line.method().equals("POST") || line.method().equals("PUT") || line.method().equals("PATCH");
    if (hasBody && line.version() == HttpVersion.HTTP_1_0) {
      throw new Refusal(411, "A request of HTTP/1.0 with a body needs a Content-Length.");
    }
    return 0;
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

  private static boolean keepsAlive(RequestLine line, Headers headers) {
    boolean close = headers.hasToken("Connection", "close");
    return !close && (line.version() == HttpVersion.HTTP_1_1 || headers.hasToken("Connection", "keep-alive"));
  }

  /** HTTP/1.0 does not know it, so its wish is ignored (RFC 9110, section 10.1.1). */
  private static boolean expectsContinue(RequestLine line, Headers headers) throws Refusal {
    var expectations = headers.all("Expect");
    if (expectations.isEmpty() || line.version() == HttpVersion.HTTP_1_0) {
      return false;
    }
    if (expectations.size() > 1 || !expectations.getFirst().equalsIgnoreCase("100-continue")) {
      throw new Refusal(417, "No expectation but 100-continue can be met here.");
    }
    return true;
  }
}
