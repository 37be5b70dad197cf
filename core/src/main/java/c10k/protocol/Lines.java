package c10k.protocol;

import c10k.server.CloseReason;
import c10k.server.Outbox;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Finds whole lines in a buffer whose unfinished end is offered again, longer, at the next call.
 *
 * <p>A line is any bytes but LF, ended by LF; the limit counts the bytes before the LF. Bytes
 * already searched are not searched again, so a line that arrives byte by byte costs time linear in
 * its length.
 *
 * <p>Confined to its session.
 */
final class Lines {
  static final byte LF = '\n';

  private final int maxLineBytes;

  /** How many bytes at the buffer's position are known to hold no LF. */
  private int searched;

  Lines(int maxLineBytes) {
    this.maxLineBytes = maxLineBytes;
  }

  /**
   * Returns the index behind the last whole line that keeps the limit, or the buffer's position if
   * there is none. Lines after an over-long one do not count.
   */
  int endOfWholeLines(ByteBuffer bytes) {
    int end = bytes.remaining() <= maxLineBytes + 1 ? behindLastLineFeed(bytes) : behindLastShortLine(bytes);
    searched = end == bytes.position() ? Math.min(bytes.remaining(), maxLineBytes + 1) : 0;
    return end;
  }

  /** Returns the index behind the first whole line that keeps the limit, or the buffer's position if there is none. */
  int endOfFirstLine(ByteBuffer bytes) {
    int lineFeed = firstLineFeed(bytes, bytes.position() + searched, maxLineBytes + 1 - searched);
    searched = lineFeed < 0 ? Math.min(bytes.remaining(), maxLineBytes + 1) : 0;
    return lineFeed < 0 ? bytes.position() : lineFeed + 1;
  }

  /**
   * Tells, once the whole lines are consumed, whether what follows is already too long to become a
   * line within the limit.
   */
  boolean tooLong(ByteBuffer rest) {
    return rest.remaining() > maxLineBytes && firstLineFeed(rest, rest.position(), maxLineBytes + 1) < 0;
  }

  /** Ends the connection because of an over-long line. */
  void refuse(Outbox out) {
    var sentence = "error: line longer than " + maxLineBytes + " bytes\n";
    out.reply(ByteBuffer.wrap(sentence.getBytes(StandardCharsets.US_ASCII)));
    out.close(CloseReason.PROTOCOL_ERROR);
  }

  /**
   * A buffer this small holds no over-long line, so only the last LF matters; usually it is the
   * last byte.
   */
  private int behindLastLineFeed(ByteBuffer bytes) {
    int unsearched = bytes.position() + searched;
    for (int i = bytes.limit() - 1; i >= unsearched; i--) {
      if (bytes.get(i) == LF) {
        return i + 1;
      }
    }
    return bytes.position();
  }

  private int behindLastShortLine(ByteBuffer bytes) {
    int start = bytes.position();
    int from = start + searched;
    while (true) {
      int lineFeed = firstLineFeed(bytes, from, start + maxLineBytes + 1 - from);
      if (lineFeed < 0) {
        return start;
      }
      start = lineFeed + 1;
      from = start;
    }
  }

  private static int firstLineFeed(ByteBuffer bytes, int from, int atMost) {
    int end = Math.min(bytes.limit(), from + atMost);
    for (int i = from; i < end; i++) {
      if (bytes.get(i) == LF) {
        return i;
      }
    }
    return -1;
  }
}
