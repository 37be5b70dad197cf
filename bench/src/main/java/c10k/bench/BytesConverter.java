package c10k.bench;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Numbers of bytes as people write them: 512m, 2g, 64k, or 4096. */
final class BytesConverter implements ITypeConverter<Long> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})([kmg]?)");
  private static final int KIBI = 10;
  private static final int MEBI = 20;
  private static final int GIBI = 30;

  @Override
  public Long convert(String value) {
    var match = FORM.matcher(value);
    if (!match.matches()) {
      throw new TypeConversionException("'" + value + "' is no number of bytes such as 512m, 2g or 4096");
    }
    long amount = Long.parseLong(match.group(1));
    return switch (match.group(2)) {
      case "k" -> amount << KIBI;
      case "m" -> amount << MEBI;
      case "g" -> amount << GIBI;
      default -> amount;
    };
  }
}
