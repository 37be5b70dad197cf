package c10k.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes as text, a character for a byte, in which those that are not visible are escaped as {@code \r \n \t \\ \xNN}. */
final class Bytes {
  private static final Pattern ESCAPE = Pattern.compile("\\\\(x..|.)");
  private static final Pattern TO_ESCAPE = Pattern.compile("[^ -\\[\\]-~]");

  private Bytes() {}

  static String unescaped(String text) {
    return ESCAPE.matcher(text).replaceAll(escape -> Matcher.quoteReplacement(meaning(escape.group(1))));
  }

  private static String meaning(String escape) {
    return switch (escape) {
      case "r" -> "\r";
      case "n" -> "\n";
      case "t" -> "\t";
      case "\\" -> "\\";
      default -> String.valueOf((char) Integer.parseInt(escape.substring(1), 16));
    };
  }

  static String escaped(String bytes) {
    return TO_ESCAPE.matcher(bytes).replaceAll(found -> Matcher.quoteReplacement(escape(found.group().charAt(0))));
  }

  private static String escape(char c) {
    return switch (c) {
      case '\r' -> "\\r";
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      case '\\' -> "\\\\";
      default -> "\\x%02x".formatted((int) c);
    };
  }
}
