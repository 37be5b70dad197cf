package c10k.bench.harness;

import c10k.bench.result.Figure;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A launch that measures nothing itself, but calculates from what others have measured. The parameters of such a launch, one case each, are its figures:
 * {@link #parameters}.
 */
public record DerivedExecution() implements Execution {
  private static final String MISSING = "missing";

  /** A figure, calculated from earlier ones; empty if one of these is not there. */
  @FunctionalInterface
  public interface Calculation {
    OptionalDouble of(String contestant, Earlier earlier);
  }

  /**
   * Parameters of a launch for this execution.
   *
   * @param source where the figures come from, as in: the scenario 'memory'
   */
  public static Launch.Parameters parameters(String source, Map<Figure, Calculation> calculations) {
    return (contestant, earlier) -> {
      var parameters = new LinkedHashMap<String, String>();
      calculations.forEach((figure, calculation) -> {
        var value = calculation.of(contestant, earlier);
        parameters.put(value.isPresent() ? figure.key() : MISSING, value.isPresent() ? Double.toString(value.getAsDouble()) : source);
      });
      return parameters;
    };
  }

  /** The sum of earlier figures; empty if one of them is missing. */
  public static OptionalDouble sum(OptionalDouble... parts) {
    return Arrays.stream(parts).allMatch(OptionalDouble::isPresent)
        ? OptionalDouble.of(Arrays.stream(parts).mapToDouble(OptionalDouble::orElseThrow).sum())
        : OptionalDouble.empty();
  }

  /** One earlier figure by another; empty if one of them is missing, or the divisor is zero. */
  public static OptionalDouble quotient(OptionalDouble dividend, OptionalDouble divisor) {
    return dividend.isPresent() && divisor.isPresent() && divisor.getAsDouble() != 0
        ? OptionalDouble.of(dividend.getAsDouble() / divisor.getAsDouble())
        : OptionalDouble.empty();
  }

  @Override
  public Outcome run(Task task) throws IOException {
    var missing = task.parameters().get(MISSING);
    if (missing != null) {
      throw new IOException("this is calculated from figures of " + missing + ", which this run does not have; ask for them together");
    }
    var figures = new LinkedHashMap<String, Double>();
    task.parameters().forEach((key, value) -> figures.put(key, Double.valueOf(value)));
    return new Outcome(Map.of(task.launch().cases().getFirst().name(), figures), Map.<String, Map<String, List<Double>>>of(), Optional.empty());
  }

  @Override
  public boolean tellsBystanders() {
    return false;
  }
}
