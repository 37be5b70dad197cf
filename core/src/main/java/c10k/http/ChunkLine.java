package c10k.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/**
 * The lines that tell the sizes of a body's chunks. Extensions are checked and ignored; blanks, which the grammar allows beside them but no sender may
 * make, are refused, since servers disagree on what they mean.
 */
final class ChunkLine {
  static final long INCOMPLETE = -1;

  private static final int MAX_LINE_BYTES = 256;

  /** Of all chunks of one body. */
  private static final int MAX_EXTENSION_BYTES = 4 * 1_024;

  /** More than any body has that is accepted, and far from an overflow. */
  private static final int MAX_DIGITS = 15;

  private static final Pattern EXTENSIONS = Pattern.compile(
      "(?:;[!#$%&'*+\\-.^_`|~0-9A-Za-z]++(?:=(?:[!#$%&'*+\\-.^_`|~0-9A-Za-z]++|\"(?:[\\t \\x21\\x23-\\x5b\\x5d-\\x7e\\x80-\\xff]|\\\\[\\t \\x21-\\x7e\\x80-\\xff])*+\"))?+)*+");

  /** How many bytes at the buffer's position are known to hold no LF. */
  private int searched;

  private int extensionBytes;

  /** Consumes a complete line; returns the size of the chunk, or {@link #INCOMPLETE}. */
  long read(ByteBuffer bytes) throws Refusal {
    int start = bytes.position();
    int end = Math.min(bytes.remaining(), MAX_LINE_BYTES);
    int i = searched;
    while (i < end && bytes.get(start + i) != Syntax.LF) {
      i++;
    }
    if (i == MAX_LINE_BYTES) {
      throw Refusal.badRequest("The line of a chunk's size is longer than " + MAX_LINE_BYTES + " bytes.");
    }
    searched = i;
    if (i == end) {
      return INCOMPLETE;
    }
    searched = 0;
    if (i == 0 || bytes.get(start + i - 1) != Syntax.CR) {
      throw Refusal.badRequest("The line of a chunk's size ends in LF instead of CRLF.");
    }
    bytes.position(start + i + 1);
    return parse(bytes, start, start + i - 1);
  }

  private long parse(ByteBuffer bytes, int start, int end) throws Refusal {
    long size = 0;
    int i = start;
    while (i < end && Syntax.hexValue(bytes.get(i)) >= 0) {
      if (i - start == MAX_DIGITS) {
        throw Refusal.badRequest("A chunk's size has more than " + MAX_DIGITS + " digits.");
      }
      size = 16 * size + Syntax.hexValue(bytes.get(i));
      i++;
    }
    if (i == start) {
      throw Refusal.badRequest("A chunk's size is not a hexadecimal number.");
    }
    if (i < end) {
      checkExtensions(bytes, i, end);
    }
    return size;
  }

  private void checkExtensions(ByteBuffer bytes, int start, int end) throws Refusal {
    var text = new byte[end - start];
    bytes.get(start, text);
    if (!EXTENSIONS.matcher(new String(text, ISO_8859_1)).matches()) {
      throw Refusal.badRequest("A chunk's size is followed by something that is not an extension.");
    }
    extensionBytes += text.length;
    if (extensionBytes > MAX_EXTENSION_BYTES) {
      throw Refusal.badRequest("The chunks have more than " + MAX_EXTENSION_BYTES + " bytes of extensions.");
    }
  }
}
