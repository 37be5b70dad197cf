package c10k.bench.jmh;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A case at a rate, absolute or in relation to what a server can do.
 *
 * @param amount messages per second, or per cent
 */
record NamedRate(String name, double amount, boolean percent) {
  private static final Pattern RATE = Pattern.compile("([a-z0-9-]+)=([0-9]+(?:\\.[0-9]+)?)(%?)");
  private static final double PERCENT = 100;

  /** Reads rates separated by commas, as {@code rate-50=20000,own-70=70%}. */
  static List<NamedRate> parseAll(String text) {
    return Arrays.stream(text.split(",", -1)).map(NamedRate::parse).toList();
  }

  private static NamedRate parse(String text) {
    var rate = RATE.matcher(text);
    if (!rate.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no rate such as rate-50=20000 or own-70=70%.");
    }
    return new NamedRate(rate.group(1), Double.parseDouble(rate.group(2)), !rate.group(3).isEmpty());
  }

  /** The rate for a server that can do so much. */
  double messagesPerSecond(double most) {
    return percent ? most * amount / PERCENT : amount;
  }
}
