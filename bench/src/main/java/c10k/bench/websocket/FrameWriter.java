package c10k.bench.websocket;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/**
 * Writes the frames of a client: whole messages, masked, each with a key of its own (RFC 6455, section 5.3).
 *
 * <p>Confined to a thread; the frame is in a buffer that the next call overwrites.
 */
final class FrameWriter {
  private static final int FIN = 0x80;
  private static final int MASKED = 0x80;
  private static final int LONGEST_TINY = 125;
  private static final int SHORT_LENGTH = 126;
  private static final int LONGEST_SHORT = 0xffff;
  private static final int LONG_LENGTH = 127;
  private static final int LONGEST_HEAD = 14;

  private final SplittableRandom random;
  private final ByteBuffer out;

  FrameWriter(int longestPayload, long seed) {
    this.random = new SplittableRandom(seed);
    this.out = ByteBuffer.allocateDirect(LONGEST_HEAD + longestPayload);
  }

  /** Takes all remaining bytes as the payload. */
  ByteBuffer write(Opcode opcode, ByteBuffer payload) {
    out.clear().put((byte) (FIN | opcode.bits()));
    putLength(payload.remaining());
    int mask = random.nextInt();
    out.putInt(mask);
    putMasked(payload, mask);
    return out.flip();
  }

  private void putLength(int length) {
    if (length <= LONGEST_TINY) {
      out.put((byte) (MASKED | length));
    } else if (length <= LONGEST_SHORT) {
      out.put((byte) (MASKED | SHORT_LENGTH)).putShort((short) length);
    } else {
      out.put((byte) (MASKED | LONG_LENGTH)).putLong(length);
    }
  }

  private void putMasked(ByteBuffer payload, int mask) {
    while (payload.remaining() >= Integer.BYTES) {
      out.putInt(payload.getInt() ^ mask);
    }
    for (int shift = Integer.SIZE - Byte.SIZE; payload.hasRemaining(); shift -= Byte.SIZE) {
      out.put((byte) (payload.get() ^ (mask >>> shift)));
    }
  }
}
