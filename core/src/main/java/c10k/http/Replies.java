package c10k.http;

import c10k.server.Outbox;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The responses to the requests of one read, put together, so that they leave in one {@link Outbox#reply}. Lives for one call of the
 * session.
 */
final class Replies {
  private static final int USUAL_BYTES = 256;

  /** Whoever pipelines two requests most often pipelines many. */
  private static final int GROWTH = 4;

  /** Content of this length is worth a reply of its own rather than a copy. */
  private static final int LONG_CONTENT = 16 * 1_024;

  /** A peer that asks and does not read can make the server keep so much, and one response. */
  private static final int ENOUGH = 64 * 1_024;

  private final Outbox out;
  private byte[] bytes = new byte[USUAL_BYTES];
  private int count;
  private int sent;

  Replies(Outbox out) {
    this.out = out;
  }

  Replies add(byte[] source) {
    return add(source, 0, source.length);
  }

  Replies add(byte[] source, int from, int to) {
    ensure(to - from);
    System.arraycopy(source, from, bytes, count, to - from);
    count += to - from;
    return this;
  }

  Replies addNumber(long number) {
    ensure(20);
    int end = count + digits(number);
    count = end;
    do {
      bytes[--end] = (byte) ('0' + number % 10);
      number /= 10;
    } while (number > 0);
    return this;
  }

  private static int digits(long number) {
    int digits = 1;
    while (number > 9) {
      number /= 10;
      digits++;
    }
    return digits;
  }

  /** Adds content, whose position is left as it is. */
  void addContent(ByteBuffer content) {
    int length = content.remaining();
    if (length >= LONG_CONTENT) {
      flush();
      sent += length;
      out.reply(content.duplicate());
      return;
    }
    ensure(length);
    content.get(content.position(), bytes, count, length);
    count += length;
  }

  private void ensure(int more) {
    if (bytes.length - count < more) {
      bytes = Arrays.copyOf(bytes, Math.max(GROWTH * bytes.length, count + more));
    }
  }

  /** Whether the peer should take these before it gets more. */
  boolean areEnough() {
    return sent + count >= ENOUGH;
  }

  /** Sends what was added. */
  void flush() {
    if (count > 0) {
      out.reply(ByteBuffer.wrap(bytes, 0, count));
      sent += count;
      count = 0;
    }
  }

  /** What was added and not sent. */
  byte[] toBytes() {
    return Arrays.copyOf(bytes, count);
  }

  Outbox out() {
    return out;
  }
}
