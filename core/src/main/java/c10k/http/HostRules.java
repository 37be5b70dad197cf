package c10k.http;

/** For whom a request is: the target and {@code Host} have to agree (RFC 9112, section 3.2). */
final class HostRules {
  private static final String SCHEME = "http://";
  private static final int MOST_PORT_DIGITS = 5;

  private HostRules() {}

  static void check(RequestLine line, Headers headers) throws Refusal {
    int host = headers.find("Host", 0);
    if (host < 0 && line.version() == HttpVersion.HTTP_1_1) {
      throw Refusal.badRequest("There is no Host.");
    }
    if (host >= 0 && headers.find("Host", host + 1) >= 0) {
      throw Refusal.badRequest("There is more than one Host.");
    }
    var name = host < 0 ? null : headers.value(host);
    if (name != null && !isHost(name)) {
      throw Refusal.badRequest("Host is not a name or an address, perhaps with a port.");
    }
    if (!isPathOrAsterisk(line)) {
      var authority = authority(line.target());
      if (name != null && !name.equalsIgnoreCase(authority)) {
        throw Refusal.badRequest("The target and Host name different hosts.");
      }
    }
  }

  private static boolean isPathOrAsterisk(RequestLine line) {
    return line.target().charAt(0) == '/' || (line.target().equals("*") && line.method().equals("OPTIONS"));
  }

  /** The host of a target in absolute form, which proxies are sent, but every server has to understand. */
  private static String authority(String target) throws Refusal {
    if (!target.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw Refusal.badRequest("The target is neither a path nor an address that begins with http://.");
    }
    int end = SCHEME.length();
    while (end < target.length() && target.charAt(end) != '/' && target.charAt(end) != '?') {
      end++;
    }
    var authority = target.substring(SCHEME.length(), end);
    if (authority.isEmpty() || !isHost(authority)) {
      throw Refusal.badRequest("The target does not name a host, perhaps with a port, behind http://.");
    }
    return authority;
  }

  /** A registered name, an IPv4 address or an IPv6 address in brackets, and perhaps a port (RFC 3986, section 3.2.2). Host may be empty. */
  private static boolean isHost(String text) {
    int end = text.startsWith("[") ? endOfAddressInBrackets(text) : endOfName(text);
    return end == text.length() || (end > 0 && text.charAt(end) == ':' && isPort(text, end + 1));
  }

  /** Behind the bracket, or 0 if it is not an address. */
  private static int endOfAddressInBrackets(String text) {
    int i = 1;
    while (i < text.length() && isPartOfAddress(text.charAt(i))) {
      i++;
    }
    boolean isAddress = i > 2 && i < text.length() && text.charAt(i) == ']';
    return isAddress ? i + 1 : 0;
  }

  private static boolean isPartOfAddress(char c) {
    return c == ':' || c == '.' || (c < 0x80 && Character.digit(c, 16) >= 0);
  }

  private static int endOfName(String text) {
    int i = 0;
    while (i < text.length() && Syntax.isInName(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isPort(String text, int start) {
    for (int i = start; i < text.length(); i++) {
      if (!Syntax.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return text.length() - start <= MOST_PORT_DIGITS;
  }
}
