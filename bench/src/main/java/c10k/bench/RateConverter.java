package c10k.bench;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Rates per second as people write them: 500/s, 30000/min, 0.5/s; without a unit per second. */
final class RateConverter implements ITypeConverter<Double> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,10}(?:\\.\\d{1,3})?)(?:/(s|min|h))?");
  private static final double SECONDS_PER_MINUTE = 60;
  private static final double SECONDS_PER_HOUR = 3_600;

  @Override
  public Double convert(String value) {
    var match = FORM.matcher(value);
    if (!match.matches()) {
      throw new TypeConversionException("'" + value + "' is no rate such as 500/s, 30000/min or 0.5/s");
    }
    double amount = Double.parseDouble(match.group(1));
    return switch (match.group(2)) {
      case "min" -> amount / SECONDS_PER_MINUTE;
      case "h" -> amount / SECONDS_PER_HOUR;
      case null, default -> amount;
    };
  }
}
