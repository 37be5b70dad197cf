package c10k.bench.report;

import c10k.bench.stats.RatioEstimate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Numbers as people read them. */
final class Format {
  static final String NOTHING = "–";
  private static final double FEW = 10;
  private static final double SOME = 100;
  private static final double KILO = 1_000;

  private Format() {}

  /** Three digits that count. */
  static String number(double value) {
    double size = Math.abs(value);
    return String.format(Locale.ROOT, size < FEW ? "%.2f" : size < SOME ? "%.1f" : "%,.0f", value);
  }

  /** On axes. */
  static String tick(double value) {
    if (value >= KILO) {
      return trim(String.format(Locale.ROOT, "%,.1f", value / KILO)) + " k";
    }
    return trim(String.format(Locale.ROOT, "%.2f", value));
  }

  private static String trim(String decimal) {
    return decimal.replaceAll("\\.?0+$", "");
  }

  static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : NOTHING;
  }

  static String whole(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  static String value(Optional<Cell> cell) {
    return cell.map(known -> number(known.value())).orElse(NOTHING);
  }

  /** With a mark if it is only known to be at least this. */
  static String capacity(Optional<Cell> cell) {
    return cell.map(known -> (known.atLeast() ? "≥ " : "") + whole(known.value())).orElse(NOTHING);
  }

  static String ratio(Optional<Cell> cell) {
    return cell.flatMap(known -> known.ratio().map(Format::ratio)).orElse(NOTHING);
  }

  private static String ratio(RatioEstimate ratio) {
    var text = String.format(Locale.ROOT, "%.2f ×", ratio.ratio());
    return ratio.interval()
        .map(known -> text + String.format(Locale.ROOT, " [%.2f – %.2f]", known.low(), known.high()))
        .orElse(text);
  }
}
