package c10k.pool.sizing;

import java.time.Duration;
import java.util.Locale;

/** How numbers are written in the answer. */
final class Words {
  private static final double NANOS_PER_MILLI = 1e6;

  private Words() {}

  /** With one decimal, unless it is a whole number. */
  static String decimal(double number) {
    var text = String.format(Locale.ROOT, "%.1f", number);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  static String millis(Duration duration) {
    double millis = duration.toNanos() / NANOS_PER_MILLI;
    return (millis < 1 ? String.format(Locale.ROOT, "%.3f", millis) : decimal(millis)) + " ms";
  }

  static String count(long number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }
}
