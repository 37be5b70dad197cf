package c10k.bench;

import c10k.bench.advise.Work;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What a share of the requests needs, as people write it: 20%:5ms, or 0. */
final class WorkConverter implements ITypeConverter<Work> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,4})?)%:(\\w+)");
  private static final double PERCENT = 100;

  @Override
  public Work convert(String value) {
    if (value.equals("0") || value.equals("0%")) {
      return Work.NONE;
    }
    var match = FORM.matcher(value);
    if (!match.matches() || Double.parseDouble(match.group(1)) > PERCENT) {
      throw new TypeConversionException("'" + value + "' is no share with a time such as 20%:5ms, and not 0");
    }
    return new Work(Double.parseDouble(match.group(1)) / PERCENT, new DurationConverter().convert(match.group(2)));
  }
}
