package c10k.http;

/** Which bytes may stand where (RFC 9110, section 5.6.2, and RFC 9112). */
final class Syntax {
  static final byte CR = '\r';
  static final byte LF = '\n';

  private static final int DEL = 0x7f;

  private static final int TOKEN = 1;
  private static final int VALUE = 2;
  private static final int TARGET = 4;
  private static final int NAME = 8;
  private static final byte[] KINDS = kinds();

  private Syntax() {}

  private static byte[] kinds() {
    var kinds = new byte[256];
    for (int b = 0; b < 256; b++) {
      int kind = 0;
      if (isAlphanumeric(b) || isOneOf(b, "!#$%&'*+-.^_`|~")) {
        kind |= TOKEN;
      }
      if (b == '\t' || (b >= ' ' && b != DEL)) {
        kind |= VALUE;
      }
      // A fragment is never sent (RFC 9112, section 3.2).
      if (b > ' ' && b < DEL && b != '#') {
        kind |= TARGET;
      }
      if (isAlphanumeric(b) || isOneOf(b, "-._~!$&'()*+,;=%")) {
        kind |= NAME;
      }
      kinds[b] = (byte) kind;
    }
    return kinds;
  }

  private static boolean isOneOf(int b, String characters) {
    return characters.indexOf(b) >= 0;
  }

  static boolean isAlphanumeric(int b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || isDigit(b);
  }

  static boolean isDigit(int b) {
    return b >= '0' && b <= '9';
  }

  /** What methods, field names and the names of extensions consist of. */
  static boolean isToken(byte b) {
    return (KINDS[b & 0xff] & TOKEN) != 0;
  }

  static boolean isToken(String text) {
    boolean isToken = !text.isEmpty();
    for (int i = 0; i < text.length(); i++) {
      isToken &= text.charAt(i) < 0x80 && isToken((byte) text.charAt(i));
    }
    return isToken;
  }

  /** Whether this is the value of a field, without blanks around it. */
  static boolean isValue(String text) {
    boolean isValue = text.isEmpty() || !(isBlank((byte) text.charAt(0)) || isBlank((byte) text.charAt(text.length() - 1)));
    for (int i = 0; i < text.length(); i++) {
      isValue &= text.charAt(i) < 0x100 && isValue((byte) text.charAt(i));
    }
    return isValue;
  }

  /** Of ASCII; all else stays as it is. */
  static int toLowerCase(byte b) {
    return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
  }

  /** What field values consist of: no control characters but the tab. */
  static boolean isValue(byte b) {
    return (KINDS[b & 0xff] & VALUE) != 0;
  }

  /** Whether all of eight bytes may stand in a value, and none is a tab. */
  static boolean areVisibleOrSpaces(long eight) {
    return !EightBytes.includeLess(eight, ' ') && !EightBytes.include(eight, DEL);
  }

  /** Visible ASCII; more than RFC 3986 allows, since browsers send some of it, but nothing that could be taken for the target's end. */
  static boolean isTarget(byte b) {
    return (KINDS[b & 0xff] & TARGET) != 0;
  }

  /** What the names of hosts consist of (RFC 3986, section 3.2.2). */
  static boolean isInName(char c) {
    return c < 0x80 && (KINDS[c] & NAME) != 0;
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  /** The value of a hexadecimal digit, or -1. */
  static int hexValue(byte b) {
    return b < 0 ? -1 : Character.digit(b, 16);
  }
}
