package c10k.websocket;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes that are compared by content, and printed. */
final class Bytes {
  private static final int MOST_TO_PRINT = 64;

  private final byte[] content;

  Bytes(byte... content) {
    this.content = content.clone();
  }

  int length() {
    return content.length;
  }

  int at(int index) {
    return content[index];
  }

  byte[] toArray() {
    return content.clone();
  }

  String utf8() {
    return new String(content, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    var start = HexFormat.of().formatHex(content, 0, Math.min(content.length, MOST_TO_PRINT));
    return content.length + " bytes " + start + (content.length > MOST_TO_PRINT ? "…" : "");
  }
}
