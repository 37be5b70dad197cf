package c10k.http;

import java.util.Locale;

/** For whom a request is: the target and {@code Host} have to agree (RFC 9112, section 3.2). */
final class HostRules {
  private static final String SCHEME = "http://";

  private HostRules() {}

  static void check(RequestLine line, Headers headers) throws Refusal {
    var hosts = headers.all("Host");
    if (hosts.size() > 1) {
      throw Refusal.badRequest("There is more than one Host.");
    }
    if (hosts.isEmpty() && line.version() == HttpVersion.HTTP_1_1) {
      throw Refusal.badRequest("There is no Host.");
    }
    if (!hosts.isEmpty() && !isHost(hosts.getFirst())) {
      throw Refusal.badRequest("Host is not a name or an address, perhaps with a port.");
    }
    var target = line.target();
    if (target.charAt(0) != '/' && !(target.equals("*") && line.method().equals("OPTIONS"))) {
      var authority = authority(target);
      if (!hosts.isEmpty() && !hosts.getFirst().equalsIgnoreCase(authority)) {
        throw Refusal.badRequest("The target and Host name different hosts.");
      }
    }
  }

  private static String authority(String target) throws Refusal {
    if (!target.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw Refusal.badRequest("The target is neither a path nor an address that begins with http://.");
    }
    int end = SCHEME.length();
    while (end < target.length() && target.charAt(end) != '/' && target.charAt(end) != '?') {
      end++;
    }
    var authority = target.substring(SCHEME.length(), end).toLowerCase(Locale.ROOT);
    if (authority.isEmpty() || !isHost(authority)) {
      throw Refusal.badRequest("The target names no host.");
    }
    return authority;
  }

  /** A registered name, an IPv4 address or an IPv6 address in brackets, and perhaps a port (RFC 3986, section 3.2.2). Host may be empty. */
  private static boolean isHost(String text) {
    int end = text.startsWith("[") ? text.indexOf(']') + 1 : endOf(text, "-._~!$&'()*+,;=%");
    if (text.startsWith("[") && (end < 4 || !isAddressInBrackets(text, end - 1))) {
      return false;
    }
    return end == text.length() || (end > 0 && text.charAt(end) == ':' && isPort(text, end + 1));
  }

  private static int endOf(String text, String othersThanAlphanumeric) {
    int i = 0;
    while (i < text.length() && (Syntax.isAlphanumeric(text.charAt(i)) || othersThanAlphanumeric.indexOf(text.charAt(i)) >= 0)) {
      i++;
    }
    return i;
  }

  private static boolean isAddressInBrackets(String text, int end) {
    for (int i = 1; i < end; i++) {
      char c = text.charAt(i);
      if (Character.digit(c, 16) < 0 && c != ':' && c != '.') {
        return false;
      }
    }
    return true;
  }

  private static boolean isPort(String text, int start) {
    for (int i = start; i < text.length(); i++) {
      if (!Syntax.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return text.length() - start <= 5;
  }
}
