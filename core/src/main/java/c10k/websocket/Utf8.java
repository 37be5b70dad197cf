package c10k.websocket;

import java.nio.ByteBuffer;

/**
 * Checks that bytes are UTF-8 (RFC 3629, section 4), piece by piece: what is known between two pieces is a single number.
 *
 * <p>Which byte may be next depends on the one before: how many are still to come, and, behind four special first bytes,
 * bounds that keep out over-long forms, surrogates and what lies above U+10FFFF.
 *
 * <pre>
 *  first byte   next byte   then
 *  00–7F
 *  C2–DF        80–BF
 *  E0           A0–BF       1 more
 *  E1–EC EE EF  80–BF       1 more
 *  ED           80–9F       1 more
 *  F0           90–BF       2 more
 *  F1–F3        80–BF       2 more
 *  F4           80–8F       2 more
 * </pre>
 */
final class Utf8 {
  /** Nothing is missing: as at the beginning. */
  static final int WHOLE = 0;

  /** It is not UTF-8, whatever comes. */
  static final int INVALID = -1;

  private static final long HIGHEST_BITS = 0x8080_8080_8080_8080L;

  private Utf8() {}

  /**
   * Goes on with the next piece.
   *
   * @param state what this returned for the piece before
   * @return {@link #WHOLE}, {@link #INVALID}, or another number if the last character is not whole yet
   */
  static int check(int state, ByteBuffer bytes, int from, int to) {
    int i = from;
    int now = state;
    while (i < to && now != INVALID) {
      if (now == WHOLE) {
        i = behindAscii(bytes, i, to);
        if (i == to) {
          return WHOLE;
        }
        now = afterFirst(bytes.get(i) & 0xFF);
      } else {
        now = afterNext(now, bytes.get(i) & 0xFF);
      }
      i++;
    }
    return now;
  }

  private static int behindAscii(ByteBuffer bytes, int from, int to) {
    int i = from;
    while (i <= to - Long.BYTES && (bytes.getLong(i) & HIGHEST_BITS) == 0) {
      i += Long.BYTES;
    }
    while (i < to && bytes.get(i) >= 0) {
      i++;
    }
    return i;
  }

  private static int afterFirst(int first) {
    if (first < 0xC2 || first > 0xF4) {
      return INVALID;
    }
    return switch (first) {
      case 0xE0 -> expecting(2, 0xA0, 0xBF);
      case 0xED -> expecting(2, 0x80, 0x9F);
      case 0xF0 -> expecting(3, 0x90, 0xBF);
      case 0xF4 -> expecting(3, 0x80, 0x8F);
      default -> expecting(first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3, 0x80, 0xBF);
    };
  }

  private static int afterNext(int state, int next) {
    int least = state >> 8 & 0xFF;
    int most = state & 0xFF;
    if (next < least || next > most) {
      return INVALID;
    }
    int missing = (state >> 16) - 1;
    return missing == 0 ? WHOLE : expecting(missing, 0x80, 0xBF);
  }

  private static int expecting(int missing, int least, int most) {
    return missing << 16 | least << 8 | most;
  }
}
