package c10k.loop.buffer;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/**
 * How bytes are written as text. As in Node, malformed input is no error: each constant says what
 * becomes of it. Whoever has to tell good input from bad must look before.
 */
public enum Encoding {
  /** A lone surrogate in a text, and each malformed sequence of bytes, becomes U+FFFD. */
  UTF8 {
    @Override
    public byte[] toBytes(String text) {
      try {
        var encoder = StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE).replaceWith(REPLACEMENT);
        return remaining(encoder.encode(CharBuffer.wrap(text)));
      } catch (CharacterCodingException e) {
        throw new IllegalStateException("What is malformed is replaced, so there is nothing to complain about.", e);
      }
    }

    @Override
    public String toText(Bytes bytes) {
      return bytes.toString();
    }
  },

  /** One byte for each character; of a character above 255, the lowest eight bits. */
  LATIN1 {
    @Override
    public byte[] toBytes(String text) {
      var bytes = new byte[text.length()];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) text.charAt(i);
      }
      return bytes;
    }

    @Override
    public String toText(Bytes bytes) {
      return new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
    }
  },

  /** Two digits for each byte. A text ends before the first pair that is not one of digits, and before half a pair. */
  HEX {
    @Override
    public byte[] toBytes(String text) {
      int end = 0;
      while (end + 1 < text.length() && HexFormat.isHexDigit(text.charAt(end)) && HexFormat.isHexDigit(text.charAt(end + 1))) {
        end += 2;
      }
      return HexFormat.of().parseHex(text, 0, end);
    }

    @Override
    public String toText(Bytes bytes) {
      return HexFormat.of().formatHex(bytes.toArray());
    }
  },

  /**
   * Four characters for three bytes, filled up with {@code =}. A text may use the characters of
   * {@link #BASE64URL} too, and leave out what fills it up; it ends at the first {@code =}; other
   * characters, such as line ends, are skipped.
   */
  BASE64 {
    @Override
    public byte[] toBytes(String text) {
      return LenientBase64.decode(text);
    }

    @Override
    public String toText(Bytes bytes) {
      return Base64.getEncoder().encodeToString(bytes.toArray());
    }
  },

  /** {@link #BASE64} with {@code -} and {@code _} for {@code +} and {@code /}, and not filled up. */
  BASE64URL {
    @Override
    public byte[] toBytes(String text) {
      return LenientBase64.decode(text);
    }

    @Override
    public String toText(Bytes bytes) {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toArray());
    }
  };

  /** U+FFFD in UTF-8. */
  private static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

  /** What the text stands for. */
  public abstract byte[] toBytes(String text);

  /** The text that stands for the bytes. */
  public abstract String toText(Bytes bytes);

  private static byte[] remaining(ByteBuffer buffer) {
    var bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
