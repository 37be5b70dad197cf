package c10k.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The field {@code Date} (RFC 9110, section 6.6.1), formatted at most about once in a second.
 *
 * <p>Threads: shared by all connections. Two that see a new second at the same time both format it, to the same bytes: cheaper than a lock.
 */
final class DateField {
  private final InstantSource clock;
  private volatile Formatted last = new Formatted(Long.MIN_VALUE, new byte[0]);

  DateField(InstantSource clock) {
    this.clock = clock;
  }

  /** The whole line, with CRLF; not to be changed. */
  byte[] line() {
    long second = Math.floorDiv(clock.millis(), 1_000);
    var formatted = last;
    if (formatted.second != second) {
      formatted = new Formatted(second, format(second));
      last = formatted;
    }
    return formatted.line;
  }

  private static byte[] format(long second) {
    return ("Date: " + HttpDate.format(Instant.ofEpochSecond(second)) + "\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static final class Formatted {
    private final long second;
    private final byte[] line;

    Formatted(long second, byte[] line) {
      this.second = second;
      this.line = line;
    }
  }
}
