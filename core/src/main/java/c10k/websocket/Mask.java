package c10k.websocket;

import java.nio.ByteBuffer;

/**
 * The mask of a client's frame (RFC 6455, section 5.3): byte {@code i} of the payload is combined with byte {@code i mod
 * 4} of the mask. It keeps scripts in browsers from sending bytes of their choice past careless proxies.
 */
final class Mask {
  private Mask() {}

  /**
   * Takes the mask off, in place and 8 bytes at a time.
   *
   * @param mask for the byte at {@code from}, highest byte first
   */
  static void takeOff(int mask, ByteBuffer bytes, int from, int to) {
    if (mask == 0) {
      return;
    }
    long twice = (Integer.toUnsignedLong(mask) << Integer.SIZE) | Integer.toUnsignedLong(mask);
    int i = from;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      bytes.putLong(i, bytes.getLong(i) ^ twice);
    }
    for (int shift = Long.SIZE - Byte.SIZE; i < to; i++, shift -= Byte.SIZE) {
      bytes.put(i, (byte) (bytes.get(i) ^ (twice >>> shift)));
    }
  }

  /** The mask for the byte that comes after so many. */
  static int after(int mask, int count) {
    return Integer.rotateLeft(mask, (count & 3) * Byte.SIZE);
  }
}
