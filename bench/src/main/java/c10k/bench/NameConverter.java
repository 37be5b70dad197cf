package c10k.bench;

import c10k.bench.compare.Gate;
import c10k.bench.harness.Profile;
import c10k.bench.process.Placement;
import c10k.bench.scale.ScaleScenario;
import c10k.pool.PoolPreset;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Things by their names. */
class NameConverter<T> implements ITypeConverter<T> {
  private final List<T> all;
  private final Function<T, String> name;

  private NameConverter(List<T> all, Function<T, String> name) {
    this.all = List.copyOf(all);
    this.name = name;
  }

  @Override
  public T convert(String value) {
    return all.stream()
        .filter(one -> name.apply(one).equals(value))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException("'" + value + "' is none of " + String.join(", ", all.stream().map(name).toList())));
  }

  /** For {@code --profile}. */
  static final class Profiles extends NameConverter<Profile> {
    Profiles() {
      super(List.of(Profile.values()), Profile::text);
    }
  }

  /** For {@code --placement}. */
  static final class Placements extends NameConverter<Placement.Kind> {
    Placements() {
      super(List.of(Placement.Kind.values()), kind -> kind.name().toLowerCase(Locale.ROOT));
    }
  }

  /** For {@code --scenario}. */
  static final class ScaleScenarios extends NameConverter<ScaleScenario> {
    ScaleScenarios() {
      super(List.of(ScaleScenario.values()), ScaleScenario::text);
    }
  }

  /** For {@code --gate}. */
  static final class Gates extends NameConverter<Gate> {
    Gates() {
      super(List.of(Gate.values()), Gate::text);
    }
  }

  /** For {@code --preset}. */
  static final class Presets extends NameConverter<PoolPreset> {
    Presets() {
      super(List.of(PoolPreset.values()), PoolPreset::label);
    }
  }

  /** For the help text. */
  static final class PresetNames implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(PoolPreset.values()).map(PoolPreset::label).iterator();
    }
  }
}
