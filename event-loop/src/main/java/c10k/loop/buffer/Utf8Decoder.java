package c10k.loop.buffer;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns bytes that come in pieces into text. A character whose bytes are in two pieces is held back
 * until it is complete, where each piece by itself would give U+FFFD.
 *
 * <p>Threads: one at a time.
 */
public final class Utf8Decoder {
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE);

  /** The beginning of a character, at most three bytes. */
  private ByteBuffer heldBack = ByteBuffer.allocate(0);

  /** The text that is complete by now. What is malformed becomes U+FFFD. */
  public String write(Bytes piece) {
    return decode(piece, false);
  }

  /** What is left: nothing, or U+FFFD for a character that was never completed. The decoder can be used again. */
  public String end() {
    var rest = decode(Bytes.EMPTY, true);
    decoder.reset();
    return rest;
  }

  private String decode(Bytes piece, boolean isLast) {
    var input = ByteBuffer.allocate(heldBack.remaining() + piece.length()).put(heldBack).put(piece.asByteBuffer()).flip();
    var text = CharBuffer.allocate(input.remaining());
    decoder.decode(input, text, isLast);
    heldBack = input;
    return text.flip().toString();
  }
}
