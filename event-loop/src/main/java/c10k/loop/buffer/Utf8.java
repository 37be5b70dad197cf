package c10k.loop.buffer;

import java.nio.charset.StandardCharsets;

/**
 * UTF-8 as browsers and Node read it: each longest beginning of a character that cannot go on becomes
 * one U+FFFD. The JDK does the same, but for surrogates (ED A0 and more), of which it makes one where
 * the others make one per byte.
 */
final class Utf8 {
  private static final char REPLACEMENT = '\uFFFD';
  private static final int FIRST_CONTINUATION = 0x80;
  private static final int LAST_CONTINUATION = 0xBF;
  private static final int PAYLOAD_BITS = 6;
  private static final int PAYLOAD_MASK = 0x3F;

  private Utf8() {}

  static String decode(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    // Text that is well-formed is the rule, and the JDK's way is many times faster.
    return text.indexOf(REPLACEMENT) < 0 ? text : decodeMalformed(bytes);
  }

  private static String decodeMalformed(byte[] bytes) {
    var text = new StringBuilder(bytes.length);
    int at = 0;
    while (at < bytes.length) {
      int length = lengthOfValid(bytes, at, bytes.length);
      int wanted = lengthByLead(bytes[at] & 0xFF);
      if (length > 0 && length == wanted) {
        text.appendCodePoint(codePoint(bytes, at, length));
      } else {
        text.append(REPLACEMENT);
      }
      at += Math.max(1, length);
    }
    return text.toString();
  }

  /** How many bytes at the end are the beginning of a character that may still become valid. */
  static int incompleteTail(byte[] bytes) {
    for (int length = 1; length <= Math.min(3, bytes.length); length++) {
      int lead = bytes.length - length;
      int wanted = lengthByLead(bytes[lead] & 0xFF);
      if (wanted > length && lengthOfValid(bytes, lead, bytes.length) == length) {
        return length;
      }
    }
    return 0;
  }

  /** How many bytes from there belong to one character, be it complete or not; 0 if none can begin so. */
  private static int lengthOfValid(byte[] bytes, int at, int end) {
    int lead = bytes[at] & 0xFF;
    int wanted = lengthByLead(lead);
    int length = Math.min(1, wanted);
    while (length > 0 && length < wanted && at + length < end && continues(lead, length, bytes[at + length] & 0xFF)) {
      length++;
    }
    return length;
  }

  /** Length of a character that begins so; 0 if none does. */
  private static int lengthByLead(int lead) {
    if (lead < FIRST_CONTINUATION) {
      return 1;
    }
    if (lead < 0xC2 || lead > 0xF4) {
      return 0;
    }
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  }

  /** The second byte has a narrower range after some: else there would be overlong forms, surrogates, or too high numbers. */
  private static boolean continues(int lead, int place, int value) {
    int first = FIRST_CONTINUATION;
    int last = LAST_CONTINUATION;
    if (place == 1) {
      switch (lead) {
        case 0xE0 -> first = 0xA0;
        case 0xED -> last = 0x9F;
        case 0xF0 -> first = 0x90;
        case 0xF4 -> last = 0x8F;
        default -> {
        }
      }
    }
    return value >= first && value <= last;
  }

  private static int codePoint(byte[] bytes, int at, int length) {
    if (length == 1) {
      return bytes[at];
    }
    // 110xxxxx, 1110xxxx, 11110xxx: the longer it is, the fewer bits are left in the first byte.
    int value = bytes[at] & (0x7F >> length);
    for (int i = 1; i < length; i++) {
      value = (value << PAYLOAD_BITS) | (bytes[at + i] & PAYLOAD_MASK);
    }
    return value;
  }
}
