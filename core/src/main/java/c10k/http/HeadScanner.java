package c10k.http;

import java.nio.ByteBuffer;

/**
 * Finds the end of a head, or of a trailer section, in a buffer whose unfinished content is offered again, longer, at the next call.
 *
 * <p>What was searched is not searched again: a head that arrives byte by byte costs time linear in its length. What is refused does
 * not depend on how the bytes were split, since they are judged in their order.
 */
final class HeadScanner {
  private static final int NONE = -1;
  private static final int CRLF_BYTES = 2;

  private final int maxBytes;
  private final int maxFields;

  /** All counted from the buffer's position. */
  private int searched;

  private int lineStart;
  private int lines;

  HeadScanner(int maxBytes, int maxFields) {
    this.maxBytes = maxBytes;
    this.maxFields = maxFields;
  }

  /**
   * The length of a head with its empty line, or -1 if it is not complete.
   *
   * @param maxFirstLineBytes of the request line, without CRLF
   */
  int endOfHead(ByteBuffer bytes, int maxFirstLineBytes) throws Refusal {
    // A handshake of TLS, for instance, is not waited for to its end.
    if (searched == 0 && !Syntax.isToken(bytes.get(bytes.position()))) {
      throw Refusal.badRequest("This is not a request of HTTP/1.1.");
    }
    return end(bytes, maxFirstLineBytes, 1);
  }

  /** The length of a trailer section with its empty line, or -1 if it is not complete. */
  int endOfTrailers(ByteBuffer bytes) throws Refusal {
    return end(bytes, Integer.MAX_VALUE, 0);
  }

  private int end(ByteBuffer bytes, int maxFirstLineBytes, int linesBeforeFields) throws Refusal {
    while (true) {
      int allowed = lines == 0 ? Math.min(maxFirstLineBytes, maxBytes - CRLF_BYTES) + CRLF_BYTES : maxBytes;
      int lineFeed = nextLineFeed(bytes, allowed);
      if (lineFeed < 0) {
        requireNoMoreThan(allowed, bytes.remaining());
        return NONE;
      }
      requireCarriageReturn(bytes, lineFeed);
      if (lineFeed == lineStart + 1) {
        reset();
        return lineFeed + 1;
      }
      lineStart = lineFeed + 1;
      if (++lines > maxFields + linesBeforeFields) {
        throw new Refusal(431, "There are more than " + maxFields + " fields.");
      }
    }
  }

  /** The next one among the bytes that are allowed, or -1. */
  private int nextLineFeed(ByteBuffer bytes, int allowed) {
    int start = bytes.position();
    int end = Math.min(bytes.remaining(), allowed);
    int i = searched;
    while (i + EightBytes.COUNT <= end && !EightBytes.include(bytes.getLong(start + i), Syntax.LF)) {
      i += EightBytes.COUNT;
    }
    while (i < end && bytes.get(start + i) != Syntax.LF) {
      i++;
    }
    searched = Math.min(i + 1, end);
    return i < end ? i : NONE;
  }

  private void requireNoMoreThan(int allowed, int come) throws Refusal {
    if (come > allowed && allowed == maxBytes) {
      throw new Refusal(431, "The head is longer than " + maxBytes + " bytes.");
    }
    if (come > allowed) {
      throw new Refusal(414, "The request line is longer than " + (allowed - CRLF_BYTES) + " bytes.");
    }
  }

  /** RFC 9112, section 2.2, would let an LF alone pass, but not everybody does: two servers would see different heads. */
  private void requireCarriageReturn(ByteBuffer bytes, int lineFeed) throws Refusal {
    if (lineFeed == lineStart || bytes.get(bytes.position() + lineFeed - 1) != Syntax.CR) {
      throw Refusal.badRequest("A line ends in LF instead of CRLF.");
    }
  }

  private void reset() {
    searched = 0;
    lineStart = 0;
    lines = 0;
  }
}
