package c10k.bench.load;

import java.nio.ByteBuffer;

/**
 * The layout of a line that carries its own times, as text, because raw numbers may contain an LF:
 *
 * <pre>
 *  0        8        16       24       32               length-1
 * ┌────────┬────────┬────────┬────────┬────────────────┬────┐
 * │ due    │ sent   │ ticket │ check  │ filler         │ LF │
 * └────────┴────────┴────────┴────────┴────────────────┴────┘
 * </pre>
 *
 * <p>Each field is 48 bits in eight digits of six bits, from {@code '0'} to {@code 'o'}. Times are
 * nanoseconds since the generator began, which lasts for 78 hours; {@code check} depends on the
 * three before it, so that digits mixed up on the way do not pass as a latency.
 *
 * <p>One instance writes and reads all lines of a generator. Confined to its thread.
 */
public final class TimedLine {
  static final int HEADER_BYTES = 32;

  private static final int SENT_AT = 8;
  private static final int TICKET_AT = 16;
  private static final int CHECK_AT = 24;
  private static final int FIELD_BITS = 48;

  private static final long SIX_BITS_PER_BYTE = 0x3f3f_3f3f_3f3f_3f3fL;
  private static final long ZERO_DIGITS = 0x3030_3030_3030_3030L;

  private final int length;
  private final ByteBuffer out;

  /** The end that all lines share. */
  private final ByteBuffer tail;

  private long dueNanos;
  private long sentNanos;
  private long ticket;

  /** Lines of so many bytes, with the LF; at least {@link LoadPlan#SHORTEST_LINE_BYTES}. */
  public TimedLine(int length) {
    this.length = length;
    this.out = ByteBuffer.allocateDirect(length);
    for (int i = HEADER_BYTES; i < length - 1; i++) {
      out.put(i, (byte) ('a' + i % 26));
    }
    out.put(length - 1, (byte) '\n');
    this.tail = out.slice(HEADER_BYTES, length - HEADER_BYTES);
  }

  /** Bytes of a line. */
  public int length() {
    return length;
  }

  /** Returns the line in a buffer that the next call overwrites. */
  public ByteBuffer write(long newDueNanos, long newSentNanos, long newTicket) {
    return out.clear()
        .putLong(0, digits(newDueNanos))
        .putLong(SENT_AT, digits(newSentNanos))
        .putLong(TICKET_AT, digits(newTicket))
        .putLong(CHECK_AT, digits(check(newDueNanos, newSentNanos, newTicket)));
  }

  /**
   * Takes one line's length of bytes and tells whether they are a line of ours, byte for byte. If
   * so, the getters tell what it says.
   */
  public boolean read(ByteBuffer in) {
    int start = in.position();
    int limit = in.limit();
    boolean ours = readHeader(in, start) && tailIsOurs(in.limit(start + length).position(start + HEADER_BYTES));
    in.limit(limit).position(start + length);
    return ours;
  }

  private boolean readHeader(ByteBuffer in, int start) {
    long dueDigits = in.getLong(start);
    long sentDigits = in.getLong(start + SENT_AT);
    long ticketDigits = in.getLong(start + TICKET_AT);
    dueNanos = number(dueDigits);
    sentNanos = number(sentDigits);
    ticket = number(ticketDigits);
    return in.getLong(start + CHECK_AT) == digits(check(dueNanos, sentNanos, ticket))
        && dueDigits == digits(dueNanos)
        && sentDigits == digits(sentNanos)
        && ticketDigits == digits(ticket);
  }

  private boolean tailIsOurs(ByteBuffer candidate) {
    return tail.mismatch(candidate) < 0;
  }

  /** When the line was due. */
  public long dueNanos() {
    return dueNanos;
  }

  /** When it was really sent. */
  public long sentNanos() {
    return sentNanos;
  }

  /** The number that it was given. */
  public long ticket() {
    return ticket;
  }

  /**
   * Index of the connection for which a generator wrote a line.
   *
   * @param bytes begins with a whole line of any content
   * @return below zero if no generator wrote it
   */
  public static int connection(ByteBuffer bytes) {
    if (bytes.remaining() < HEADER_BYTES) {
      return -1;
    }
    int start = bytes.position();
    long ticket = number(bytes.getLong(start + TICKET_AT));
    long check = check(number(bytes.getLong(start)), number(bytes.getLong(start + SENT_AT)), ticket);
    return bytes.getLong(start + CHECK_AT) == digits(check) ? LoadConnection.index(ticket) : -1;
  }

  private static long digits(long number) {
    return Long.expand(number, SIX_BITS_PER_BYTE) + ZERO_DIGITS;
  }

  private static long number(long digits) {
    return Long.compress(digits - ZERO_DIGITS, SIX_BITS_PER_BYTE);
  }

  /** Any mixing function does; the factors are the usual odd constants of hashing. */
  private static long check(long due, long sent, long ticket) {
    long mixed = ((due * 0x9e37_79b9_7f4a_7c15L) ^ sent) * 0xbf58_476d_1ce4_e5b9L;
    mixed = (mixed ^ (mixed >>> 31) ^ ticket) * 0x94d0_49bb_1331_11ebL;
    return mixed >>> (Long.SIZE - FIELD_BITS);
  }
}
