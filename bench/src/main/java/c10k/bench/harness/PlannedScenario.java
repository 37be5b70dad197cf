package c10k.bench.harness;

import c10k.bench.contestant.Contestants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A scenario with who takes part this time.
 *
 * @param reference label of the one that others are compared with
 * @param labels of contestants, in the order to show them
 * @param control whether the reference runs once more, which shows how far equals differ
 * @param rounds at least one
 */
public record PlannedScenario(Scenario scenario, String reference, List<String> labels, boolean control, int rounds) {

  public PlannedScenario {
    labels = List.copyOf(labels);
    if (!labels.contains(reference)) {
      throw new IllegalArgumentException("The reference '" + reference + "' takes no part in " + scenario.name() + ".");
    }
  }

  /** How long all its rounds take, about. */
  public Duration expected() {
    return scenario.launches().stream().map(Launch::expected).reduce(Duration.ZERO, Duration::plus).multipliedBy((long) entries().size() * rounds);
  }

  /** Everybody with a turn of its own in each round. */
  List<String> entries() {
    var entries = new ArrayList<>(labels);
    if (control) {
      entries.add(controlLabel());
    }
    return List.copyOf(entries);
  }

  String controlLabel() {
    return reference + Contestants.AGAIN;
  }
}
