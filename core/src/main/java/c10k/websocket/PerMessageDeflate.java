package c10k.websocket;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Compresses and decompresses the messages of one WebSocket (RFC 7692, section 7.2).
 *
 * <p>A message is deflated up to the end of a block, flushed by an empty stored block, whose last four bytes, always the
 * same, are not sent. Who inflates adds them again.
 *
 * <p>Inflater and deflater keep their memory outside the heap: they exist from their first use on, as long as there is a
 * context to keep, and no longer than to {@link #release}. Confined to its session.
 */
final class PerMessageDeflate {
  private static final byte[] NOT_SENT = {0, 0, (byte) 0xFF, (byte) 0xFF};

  /** What a flush adds, generously. */
  private static final int ROOM_FOR_FLUSH = 64;

  private final DeflateAgreement agreement;
  private @Nullable Inflater inflater;
  private @Nullable Deflater deflater;

  PerMessageDeflate(DeflateAgreement agreement) {
    this.agreement = agreement;
  }

  /** Decompresses a piece of a message to the end of what has come of it. */
  void inflate(ByteBuffer piece, IncomingMessage into) throws Violation {
    var current = inflater == null ? new Inflater(true) : inflater;
    inflater = current;
    try {
      inflate(current, piece, into);
    } catch (DataFormatException e) {
      throw new Violation(CloseCode.INVALID_PAYLOAD, "a compressed message is broken");
    }
  }

  private static void inflate(Inflater current, ByteBuffer piece, IncomingMessage into) throws DataFormatException, Violation {
    current.setInput(piece);
    boolean goesOn = true;
    while (goesOn) {
      int count = into.inflateFrom(current);
      boolean ended = current.finished();
      if (ended) {
        // A block marked as the last (RFC 7692, section 7.2.3.4): what follows begins anew.
        current.reset();
        current.setInput(piece);
      }
      goesOn = count > 0 || (ended && piece.hasRemaining());
    }
  }

  /** The message has come whole. */
  void finishInflating(IncomingMessage into) throws Violation {
    inflate(ByteBuffer.wrap(NOT_SENT), into);
    if (!agreement.clientKeepsContext() && inflater != null) {
      inflater.end();
      inflater = null;
    }
  }

  boolean isWorthwhile(int messageBytes) {
    return messageBytes >= agreement.config().minMessageBytes();
  }

  /** Compresses a whole message; takes all its remaining bytes. */
  ByteBuffer deflate(ByteBuffer payload) {
    var current = deflater == null ? new Deflater(agreement.config().level(), true) : deflater;
    deflater = current;
    int length = payload.remaining();
    current.setInput(payload);
    var into = ByteBuffer.allocate(length + (length >> 8) + ROOM_FOR_FLUSH);
    current.deflate(into, Deflater.SYNC_FLUSH);
    if (!into.hasRemaining()) {
      throw new IllegalStateException("deflate made more of " + length + " bytes than can be");
    }
    if (!agreement.serverKeepsContext()) {
      current.end();
      deflater = null;
    }
    return into.flip().limit(into.limit() - NOT_SENT.length);
  }

  /** Gives all memory back. */
  void release() {
    if (inflater != null) {
      inflater.end();
      inflater = null;
    }
    if (deflater != null) {
      deflater.end();
      deflater = null;
    }
  }
}
