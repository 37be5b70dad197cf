package c10k.bench.harness;

import c10k.bench.result.CaseRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What one start of one contestant measures: one case, or several one after the other.
 *
 * @param name unique within the scenario
 * @param cases in the order measured; a fork names the case of each figure, unless there is one only
 * @param parameters of the JMH benchmark, beside the contestant
 * @param expected how long it takes from start to end, about
 */
public record Launch(String name, List<CaseRecord> cases, Parameters parameters, Duration expected) {

  /** Finds out parameters, which may depend on what is already known. */
  @FunctionalInterface
  public interface Parameters {

    /** For one contestant. */
    Map<String, String> of(String contestant, Earlier earlier);
  }

  public Launch {
    cases = List.copyOf(cases);
    if (cases.isEmpty()) {
      throw new IllegalArgumentException("A launch without a case measures nothing.");
    }
  }

  /** One case with fixed parameters. */
  public static Launch of(CaseRecord only, Duration expected) {
    return new Launch(only.name(), List.of(only), (contestant, earlier) -> only.params(), expected);
  }
}
