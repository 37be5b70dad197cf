package c10k.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/** The first line of a request (RFC 9112, section 3). */
record RequestLine(String method, String target, HttpVersion version) {
  private static final byte[] HTTP_1_1 = "HTTP/1.1".getBytes(ISO_8859_1);
  private static final int VERSION_BYTES = HTTP_1_1.length;

  /** Those of RFC 9110 and {@code PATCH}; {@code CONNECT} is for proxies. Shared, so that a request needs no copy of its own. */
  private static final String[] METHODS = {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"};

  /** @param end where its CRLF is */
  static RequestLine parse(byte[] head, int end) throws Refusal {
    int methodEnd = 0;
    while (methodEnd < end && Syntax.isToken(head[methodEnd])) {
      methodEnd++;
    }
    int versionStart = end - VERSION_BYTES;
    int targetStart = methodEnd + 1;
    int targetEnd = versionStart - 1;
    if (methodEnd == 0 || targetEnd <= targetStart || head[methodEnd] != ' ' || head[targetEnd] != ' ') {
      throw Refusal.badRequest("The request line is not: method, one space, target, one space, version.");
    }
    var version = version(head, versionStart);
    requireTarget(head, targetStart, targetEnd);
    var method = method(head, methodEnd);
    return new RequestLine(method, new String(head, targetStart, targetEnd - targetStart, ISO_8859_1), version);
  }

  private static HttpVersion version(byte[] head, int start) throws Refusal {
    int minor = start + VERSION_BYTES - 1;
    if (!Arrays.equals(head, start, minor - 2, HTTP_1_1, 0, VERSION_BYTES - 3)
        || !Syntax.isDigit(head[minor - 2])
        || head[minor - 1] != '.'
        || !Syntax.isDigit(head[minor])) {
      throw Refusal.badRequest("The request line does not end in a version such as HTTP/1.1.");
    }
    if (head[minor - 2] == '1' && head[minor] == '1') {
      return HttpVersion.HTTP_1_1;
    }
    if (head[minor - 2] == '1' && head[minor] == '0') {
      return HttpVersion.HTTP_1_0;
    }
    throw new Refusal(505, "Only HTTP/1.1 and HTTP/1.0 are spoken here.");
  }

  private static void requireTarget(byte[] head, int start, int end) throws Refusal {
    for (int i = start; i < end; i++) {
      if (!Syntax.isTarget(head[i])) {
        throw Refusal.badRequest("The target holds a character that must not stand in it, such as a space, # or one beyond ASCII.");
      }
    }
  }

  private static String method(byte[] head, int length) throws Refusal {
    for (var method : METHODS) {
      if (method.length() == length && startsWith(head, method)) {
        return method;
      }
    }
    throw new Refusal(501, "The method is not known here. Methods are case-sensitive.");
  }

  private static boolean startsWith(byte[] head, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (head[i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
