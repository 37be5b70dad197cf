package c10k.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import c10k.http.Body.Source;
import c10k.server.Job;
import c10k.server.Outbox;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Sends a response's body piece by piece. Reading a piece is a job, which begins when the peer has taken the piece before; so not more
 * than one is ever kept. The head goes out with the first piece, and if that cannot be read, a response can still say so.
 */
final class StreamedBody implements Job {
  private static final int PIECE_BYTES = 16 * 1_024;

  /** The line with a chunk's size: always four digits, so that it has its place before the size is known. */
  private static final int CHUNK_LINE_BYTES = 6;

  private static final byte[] CRLF = "\r\n".getBytes(US_ASCII);
  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(US_ASCII);

  /** What goes on when it is sent. */
  interface Continuation {
    void sent(Outbox out);

    /** Nothing was sent yet, not even the head. */
    void failedAtOnce(Exception failure, Outbox out);
  }

  private static final byte[] NOTHING = new byte[0];

  private final HeldSource held;
  private final Continuation continuation;
  private final boolean inChunks;
  private final ByteBuffer buffer;
  private byte[] head;
  private long left;
  private boolean isFirst = true;
  private boolean isComplete;

  /** @param length as for {@link ResponseWriter#writeHead} */
  StreamedBody(byte[] head, long length, HeldSource held, Continuation continuation) {
    this.head = head;
    this.held = held;
    this.continuation = continuation;
    this.inChunks = length == ResponseWriter.IN_CHUNKS;
    this.left = length >= 0 ? length : Long.MAX_VALUE;
    this.buffer = ByteBuffer.allocate(head.length + CHUNK_LINE_BYTES + PIECE_BYTES + CRLF.length + LAST_CHUNK.length);
  }

  @Override
  public void work() throws IOException {
    var source = held.take();
    if (source == null) {
      return;
    }
    try {
      readPiece(source);
    } finally {
      if (isComplete) {
        source.close();
      } else {
        held.put(source);
      }
    }
  }

  private void readPiece(Source source) throws IOException {
    buffer.clear();
    if (isFirst) {
      buffer.put(head);
    }
    int lineStart = buffer.position();
    int start = lineStart + (inChunks ? CHUNK_LINE_BYTES : 0);
    // One more than may come, to notice if more comes.
    long room = Math.min(PIECE_BYTES, left == Long.MAX_VALUE ? left : left + 1);
    buffer.position(start).limit(start + (int) room);
    boolean mayHaveMore;
    do {
      mayHaveMore = source.read(buffer);
    } while (mayHaveMore && buffer.position() - start == left);
    int read = buffer.position() - start;
    requireRightLength(read, mayHaveMore);
    left -= left == Long.MAX_VALUE ? 0 : read;
    isComplete = !mayHaveMore;
    buffer.limit(buffer.capacity());
    if (inChunks) {
      encloseInChunk(lineStart, read);
    }
    buffer.flip();
  }

  private void requireRightLength(int read, boolean mayHaveMore) throws IOException {
    if (read > left) {
      throw new IOException("The source of a body is longer than the length that was said.");
    }
    if (!mayHaveMore && left != Long.MAX_VALUE && read < left) {
      throw new IOException("The source of a body is shorter than the length that was said.");
    }
  }

  private void encloseInChunk(int lineStart, int length) {
    if (length == 0) {
      buffer.position(lineStart);
    } else {
      int end = buffer.position();
      buffer.position(lineStart);
      for (int shift = 12; shift >= 0; shift -= 4) {
        buffer.put((byte) Character.forDigit(length >> shift & 0xf, 16));
      }
      buffer.put(CRLF).position(end).put(CRLF);
    }
    if (isComplete) {
      buffer.put(LAST_CHUNK);
    }
  }

  @Override
  public void finished(Outbox out) {
    isFirst = false;
    head = NOTHING;
    out.reply(buffer);
    if (isComplete) {
      continuation.sent(out);
    } else {
      out.run(this);
    }
  }

  @Override
  public void failed(Exception failure, Outbox out) {
    held.abandon();
    if (isFirst) {
      continuation.failedAtOnce(failure, out);
    } else {
      // The connection is cut at once, so that the peer does not take the part for the whole.
      throw new IllegalStateException("A body could not be read to its end: " + failure, failure);
    }
  }
}
