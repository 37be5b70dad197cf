package c10k.bench.live;

/** What people write to each other: untrusted, and shown in browsers and terminals. */
final class ChatText {
  static final int MAX_NAME_LENGTH = 24;
  static final int MAX_TEXT_LENGTH = 280;

  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final String CUT = "…";

  private ChatText() {}

  /**
   * The text in one line that does nothing but be shown: an escape sequence could repaint the terminal of an {@code nc}, and a line feed would begin a line in
   * somebody else's name.
   */
  static String clean(String text) {
    var clean = new StringBuilder(text.length());
    text.codePoints().map(ChatText::shown).forEach(clean::appendCodePoint);
    return clean.toString().strip();
  }

  /** A space for what is no character to look at. */
  private static int shown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> ' ';
      // It turns the direction of writing, for instance. The joiner is part of many emoji.
      case Character.FORMAT -> codePoint == ZERO_WIDTH_JOINER ? codePoint : ' ';
      default -> codePoint;
    };
  }

  /** At most so many UTF-16 units, as browsers count them. */
  static String cut(String text, int maxLength) {
    if (text.length() <= maxLength) {
      return text;
    }
    int end = maxLength - CUT.length();
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
  }
}
