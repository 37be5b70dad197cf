package c10k.bench;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as people write them: 800us, 500ms, 30s, 5m, 1h, or 0. */
final class DurationConverter implements ITypeConverter<Duration> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(us|ms|s|m|h)|0");

  @Override
  public Duration convert(String value) {
    var match = FORM.matcher(value);
    if (!match.matches()) {
      throw new TypeConversionException("'" + value + "' is no duration such as 500ms, 30s, 5m, 1h or 0");
    }
    if (match.group(1) == null) {
      return Duration.ZERO;
    }
    long amount = Long.parseLong(match.group(1));
    return switch (match.group(2)) {
      case "us" -> Duration.of(amount, ChronoUnit.MICROS);
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }
}
