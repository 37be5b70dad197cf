package c10k.bench.jmh;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A case of a trial, and the messages per second at which it is measured. */
record NamedRate(String name, double messagesPerSecond) {
  private static final Pattern RATE = Pattern.compile("([a-z0-9-]+)=([0-9]+(?:\\.[0-9]+)?)");

  /** Reads rates separated by commas, as {@code half=20000,most=35000}. */
  static List<NamedRate> parseAll(String text) {
    return Arrays.stream(text.split(",", -1)).map(NamedRate::parse).toList();
  }

  private static NamedRate parse(String text) {
    var rate = RATE.matcher(text);
    if (!rate.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no rate such as half=20000.");
    }
    return new NamedRate(rate.group(1), Double.parseDouble(rate.group(2)));
  }
}
