package c10k.http;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that grow as they come, never by what a peer merely announces. */
final class CollectedBytes {
  private static final byte[] NOTHING = new byte[0];

  private byte[] bytes = NOTHING;
  private int count;

  int count() {
    return count;
  }

  /**
   * Takes so many bytes.
   *
   * @param atMost how many there will ever be
   */
  void take(ByteBuffer from, int length, int atMost) {
    if (bytes.length - count < length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(atMost, Math.max(2L * bytes.length, count + length)));
    }
    from.get(bytes, count, length);
    count += length;
  }

  ByteBuffer asBuffer() {
    return ByteBuffer.wrap(bytes, 0, count).slice();
  }
}
