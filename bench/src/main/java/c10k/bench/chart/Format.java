package c10k.bench.chart;

import java.util.Locale;

/** Numbers as people read them. */
public final class Format {
  /** For what is not known. */
  public static final String NOTHING = "–";

  private static final double FEW = 10;
  private static final double SOME = 100;
  private static final double KILO = 1_000;
  private static final double MEGA = 1_000_000;
  private static final double HARDLY = 0.01;

  private Format() {}

  /** Three digits that count. */
  public static String number(double value) {
    double size = Math.abs(value);
    if (size > 0 && size < HARDLY) {
      return String.format(Locale.ROOT, "%.1e", value);
    }
    return String.format(Locale.ROOT, size < FEW ? "%.2f" : size < SOME ? "%.1f" : "%,.0f", value);
  }

  /** Without decimals. */
  public static String whole(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  /** On axes: short. */
  public static String tick(double value) {
    double size = Math.abs(value);
    if (size >= MEGA) {
      return trimmed(value / MEGA) + " M";
    }
    return size >= KILO ? trimmed(value / KILO) + " k" : trimmed(value);
  }

  /** On axes of time. */
  public static String micros(double value) {
    return value >= MEGA ? trimmed(value / MEGA) + " s" : value >= KILO ? trimmed(value / KILO) + " ms" : trimmed(value) + " µs";
  }

  /** A share of one, such as {@code 2.4 %}. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * SOME);
  }

  private static String trimmed(double value) {
    var digits = String.format(Locale.ROOT, "%.3f", value);
    return digits.replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}
