package c10k.http;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Asks eight bytes at once, as one number, whether one of them is of a certain kind. Where none is, which is nearly everywhere in a head, a search
 * goes eight times as fast; where one is, it goes on byte by byte.
 *
 * <p>Taking one from a byte borrows from its neighbour exactly if the byte is zero; the highest bits then show where. A byte above a
 * zero may be taken for one, so the answer is for the eight as a whole.
 */
final class EightBytes {
  static final int COUNT = Long.BYTES;

  private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long EACH_ONE = 0x0101_0101_0101_0101L;
  private static final long EACH_HIGHEST_BIT = 0x8080_8080_8080_8080L;

  private EightBytes() {}

  static long at(byte[] bytes, int index) {
    return (long) LONGS.get(bytes, index);
  }

  static boolean include(long eight, int wanted) {
    return includeLess(eight ^ (EACH_ONE * wanted), 1);
  }

  /** Whether a byte, without sign, is below a limit of at most 128. */
  static boolean includeLess(long eight, int limit) {
    return ((eight - EACH_ONE * limit) & ~eight & EACH_HIGHEST_BIT) != 0;
  }
}
