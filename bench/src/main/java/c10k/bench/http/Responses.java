package c10k.bench.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Finds and checks responses, all of them, and quickly: one that has the same bytes as the last that was read in full needs no reading. Only when the
 * date changes, once a second, is a response read again.
 *
 * <p>Confined to one thread.
 */
final class Responses {
  private static final int LONGEST_HEAD_BYTES = 8 * 1_024;
  private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};

  private final boolean connectionsMustStay;
  private final byte[] body = Greeting.bytes();

  /** A whole response that was right, to compare others with; empty before there is one. */
  private ByteBuffer known = ByteBuffer.allocate(0);

  private long readInFull;

  /**
   * Starts without any.
   *
   * @param connectionsMustStay whether a response that announces the end of its connection is wrong
   */
  Responses(boolean connectionsMustStay) {
    this.connectionsMustStay = connectionsMustStay;
  }

  /**
   * Takes one response.
   *
   * @return whether there was a whole one, which was right; if not, the buffer is left as it was
   * @throws WrongResponseException if it is wrong already
   */
  boolean take(ByteBuffer in) throws WrongResponseException {
    return takeKnown(in) || readInFull(in);
  }

  private boolean takeKnown(ByteBuffer in) {
    int length = known.limit();
    if (length == 0 || in.remaining() < length) {
      return false;
    }
    int limit = in.limit();
    boolean same = known.mismatch(in.limit(in.position() + length)) < 0;
    in.limit(limit);
    if (same) {
      in.position(in.position() + length);
    }
    return same;
  }

  private boolean readInFull(ByteBuffer in) throws WrongResponseException {
    int headBytes = headBytes(in);
    if (headBytes == 0) {
      return false;
    }
    var head = ResponseHead.parse(text(in, headBytes - HEAD_END.length / 2));
    check(head);
    int length = headBytes + body.length;
    if (in.remaining() < length) {
      return false;
    }
    checkBody(in, headBytes);
    remember(in, length);
    in.position(in.position() + length);
    return true;
  }

  private void check(ResponseHead head) throws WrongResponseException {
    if (!head.isOk()) {
      throw new WrongResponseException("answered " + ResponseHead.quoted(head.status()));
    }
    if (head.contentLength() != body.length) {
      throw new WrongResponseException("announced a body of " + head.contentLength() + " bytes, not " + body.length);
    }
    if (head.closes() && connectionsMustStay) {
      throw new WrongResponseException("announced that it closes a connection that is to stay");
    }
  }

  private void checkBody(ByteBuffer in, int headBytes) throws WrongResponseException {
    var found = in.slice(in.position() + headBytes, body.length);
    if (found.mismatch(ByteBuffer.wrap(body)) >= 0) {
      throw new WrongResponseException("sent the body " + ResponseHead.quoted(StandardCharsets.ISO_8859_1.decode(found).toString()));
    }
  }

  private void remember(ByteBuffer in, int length) {
    known = ByteBuffer.allocateDirect(length).put(in.slice(in.position(), length)).flip();
    readInFull++;
  }

  /** Length of the head with the empty line behind it; zero if it is not all there. */
  private static int headBytes(ByteBuffer in) throws WrongResponseException {
    int last = Math.min(in.limit(), in.position() + LONGEST_HEAD_BYTES) - HEAD_END.length;
    for (int i = in.position(); i <= last; i++) {
      if (in.get(i) == '\r' && endsHead(in, i)) {
        return i + HEAD_END.length - in.position();
      }
    }
    if (in.remaining() >= LONGEST_HEAD_BYTES) {
      throw new WrongResponseException("sent a head of more than " + LONGEST_HEAD_BYTES + " bytes");
    }
    return 0;
  }

  private static boolean endsHead(ByteBuffer in, int at) {
    for (int i = 1; i < HEAD_END.length; i++) {
      if (in.get(at + i) != HEAD_END[i]) {
        return false;
      }
    }
    return true;
  }

  private static String text(ByteBuffer in, int length) {
    return StandardCharsets.ISO_8859_1.decode(in.slice(in.position(), length)).toString();
  }

  /** How many needed more than a comparison. */
  long readInFull() {
    return readInFull;
  }
}
