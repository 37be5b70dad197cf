package c10k.loop.buffer;

import java.util.Arrays;

/** Reads base64 as Node does: it takes what it can, and never complains. */
final class LenientBase64 {
  private static final int BITS_PER_CHARACTER = 6;

  private LenientBase64() {}

  static byte[] decode(String text) {
    var bytes = new byte[text.length() * BITS_PER_CHARACTER / Byte.SIZE + 1];
    int count = 0;
    int bits = 0;
    int bitCount = 0;
    for (int i = 0; i < text.length() && text.charAt(i) != '='; i++) {
      int value = valueOf(text.charAt(i));
      if (value < 0) {
        continue;
      }
      bits = bits << BITS_PER_CHARACTER | value;
      bitCount += BITS_PER_CHARACTER;
      if (bitCount >= Byte.SIZE) {
        bitCount -= Byte.SIZE;
        bytes[count++] = (byte) (bits >> bitCount);
      }
    }
    return Arrays.copyOf(bytes, count);
  }

  private static int valueOf(char character) {
    return switch (character) {
      case '+', '-' -> 62;
      case '/', '_' -> 63;
      default -> valueOfLetterOrDigit(character);
    };
  }

  private static int valueOfLetterOrDigit(char character) {
    if (character >= 'A' && character <= 'Z') {
      return character - 'A';
    }
    if (character >= 'a' && character <= 'z') {
      return character - 'a' + 26;
    }
    return character >= '0' && character <= '9' ? character - '0' + 52 : -1;
  }
}
