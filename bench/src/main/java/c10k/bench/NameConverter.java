package c10k.bench;

import c10k.bench.launch.Profile;
import c10k.bench.report.ScenarioKind;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Constants of an enum by their names in lower case. */
abstract class NameConverter<E extends Enum<E>> implements ITypeConverter<E> {
  private final E[] constants;

  private NameConverter(E[] constants) {
    this.constants = constants;
  }

  @Override
  public E convert(String value) {
    return Arrays.stream(constants)
        .filter(constant -> name(constant).equals(value))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException(
            "'" + value + "' is none of " + String.join(", ", Arrays.stream(constants).map(NameConverter::name).toList())));
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** For {@code --profile}. */
  static final class Profiles extends NameConverter<Profile> {
    Profiles() {
      super(Profile.values());
    }
  }

  /** For {@code --only}. */
  static final class Scenarios extends NameConverter<ScenarioKind> {
    Scenarios() {
      super(ScenarioKind.values());
    }
  }
}
