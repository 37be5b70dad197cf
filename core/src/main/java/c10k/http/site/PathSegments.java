package c10k.http.site;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A path cut into names and decoded, in this order, so that nothing that was encoded can become a separator afterwards.
 *
 * @param names none is empty, and none is {@code .} or {@code ..}
 * @param shape what the path ends with
 */
record PathSegments(List<String> names, Shape shape) {

  enum Shape {
    /** It ends with a name. */
    NAME,
    /** It ends with a slash, so it means a folder. */
    FOLDER
  }

  /** A path that nobody writes by accident; the message is for the client. */
  static final class MalformedPathException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedPathException(String message) {
      super(message);
    }
  }

  private static final int HEX = 16;

  /** The length of {@code %2f}. */
  private static final int ENCODED_LENGTH = 3;

  /**
   * Reads a path.
   *
   * @param path empty, or beginning with a slash
   */
  static PathSegments read(String path) throws MalformedPathException {
    var names = new ArrayList<String>();
    var segments = path.split("/", -1);
    for (int i = 1; i < segments.length; i++) {
      boolean isEndOfFolder = i == segments.length - 1 && segments[i].isEmpty();
      if (!isEndOfFolder) {
        names.add(checked(decoded(segments[i])));
      }
    }
    return new PathSegments(List.copyOf(names), path.endsWith("/") ? Shape.FOLDER : Shape.NAME);
  }

  private static String decoded(String segment) throws MalformedPathException {
    var bytes = ByteBuffer.allocate(segment.length());
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c == '%') {
        bytes.put(encodedByte(segment, i));
        i += ENCODED_LENGTH - 1;
      } else if (c > ' ' && c < '\u007f') {
        bytes.put((byte) c);
      } else {
        throw new MalformedPathException("The path has a character that must be percent-encoded.");
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedPathException("The path is not UTF-8, percent-encoded.");
    }
  }

  private static byte encodedByte(String segment, int percent) throws MalformedPathException {
    if (percent + ENCODED_LENGTH <= segment.length()) {
      char high = segment.charAt(percent + 1);
      char low = segment.charAt(percent + 2);
      if (HexFormat.isHexDigit(high) && HexFormat.isHexDigit(low)) {
        return (byte) (HexFormat.fromHexDigit(high) * HEX + HexFormat.fromHexDigit(low));
      }
    }
    throw new MalformedPathException("The path has a % without two hexadecimal digits behind it.");
  }

  private static String checked(String name) throws MalformedPathException {
    if (name.isEmpty()) {
      throw new MalformedPathException("The path has an empty name between two slashes.");
    }
    if (name.equals(".") || name.equals("..")) {
      throw new MalformedPathException("The path has a name of dots only; clients resolve those.");
    }
    if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0) {
      throw new MalformedPathException("The path has a name with a slash, a backslash or a NUL in it.");
    }
    return name;
  }
}
