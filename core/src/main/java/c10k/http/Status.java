package c10k.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Status lines (RFC 9112, section 4; phrases of RFC 9110, section 15). */
final class Status {
  private static final int LOWEST = 100;
  private static final int HIGHEST = 599;
  private static final byte[][] LINES = new byte[HIGHEST + 1 - LOWEST][];

  static {
    for (int status = LOWEST; status <= HIGHEST; status++) {
      LINES[status - LOWEST] = ("HTTP/1.1 " + status + " " + phrase(status) + "\r\n").getBytes(ISO_8859_1);
    }
  }

  private Status() {}

  /** The status line with CRLF; not to be changed. */
  static byte[] line(int status) {
    return LINES[status - LOWEST];
  }

  static boolean isFinal(int status) {
    return status >= 200 && status <= HIGHEST;
  }

  /** Whether responses of this status have no body by definition (RFC 9110, sections 15.3.5 and 15.4.5). */
  static boolean hasNoBody(int status) {
    return status == 204 || status == 304;
  }

  /** What the status means; empty for one that is not registered. */
  static String phrase(int status) {
    return switch (status) {
      case 100 -> "Continue";
      case 101 -> "Switching Protocols";
      case 200 -> "OK";
      case 201 -> "Created";
      case 202 -> "Accepted";
      case 203 -> "Non-Authoritative Information";
      case 204 -> "No Content";
      case 205 -> "Reset Content";
      case 206 -> "Partial Content";
      case 300 -> "Multiple Choices";
      case 301 -> "Moved Permanently";
      case 302 -> "Found";
      case 303 -> "See Other";
      case 304 -> "Not Modified";
      case 307 -> "Temporary Redirect";
      case 308 -> "Permanent Redirect";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 406 -> "Not Acceptable";
      case 408 -> "Request Timeout";
      case 409 -> "Conflict";
      case 410 -> "Gone";
      case 411 -> "Length Required";
      case 412 -> "Precondition Failed";
      case 413 -> "Content Too Large";
      case 414 -> "URI Too Long";
      case 415 -> "Unsupported Media Type";
      case 416 -> "Range Not Satisfiable";
      case 417 -> "Expectation Failed";
      case 421 -> "Misdirected Request";
      case 422 -> "Unprocessable Content";
      case 426 -> "Upgrade Required";
      case 428 -> "Precondition Required";
      case 429 -> "Too Many Requests";
      case 431 -> "Request Header Fields Too Large";
      case 500 -> "Internal Server Error";
      case 501 -> "Not Implemented";
      case 502 -> "Bad Gateway";
      case 503 -> "Service Unavailable";
      case 504 -> "Gateway Timeout";
      case 505 -> "HTTP Version Not Supported";
      default -> "";
    };
  }
}
