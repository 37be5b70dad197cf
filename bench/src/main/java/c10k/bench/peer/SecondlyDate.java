package c10k.bench.peer;

import io.netty.util.AsciiString;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;

/** The value of {@code Date}, formatted once a second. Confined to one thread, a loop's. */
final class SecondlyDate {
  private long second;
  private AsciiString text = AsciiString.EMPTY_STRING;

  AsciiString now() {
    long now = TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis());
    if (now != second) {
      second = now;
      text = AsciiString.of(DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
    }
    return text;
  }
}
