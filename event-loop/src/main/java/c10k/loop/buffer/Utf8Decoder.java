package c10k.loop.buffer;

import java.util.List;

/**
 * Turns bytes that come in pieces into text. A character whose bytes are in two pieces is held back
 * until it is complete, where each piece by itself would give U+FFFD.
 *
 * <p>Threads: one at a time.
 */
public final class Utf8Decoder {
  /** The beginning of a character, at most three bytes. */
  private Bytes heldBack = Bytes.EMPTY;

  /** The text that is complete by now. What is malformed becomes U+FFFD. */
  public String write(Bytes piece) {
    var bytes = Bytes.concat(List.of(heldBack, piece));
    int complete = bytes.length() - Utf8.incompleteTail(bytes.toArray());
    heldBack = bytes.slice(complete).copy();
    return bytes.slice(0, complete).toString();
  }

  /** What is left: nothing, or U+FFFD for a character that was never completed. The decoder can be used again. */
  public String end() {
    var rest = heldBack.toString();
    heldBack = Bytes.EMPTY;
    return rest;
  }
}
