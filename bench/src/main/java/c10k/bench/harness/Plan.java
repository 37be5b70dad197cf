package c10k.bench.harness;

import c10k.bench.process.Placement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to compare, and how.
 *
 * @param scenarios in the order in which a round runs them
 * @param seed of the order of trials and of everything else that is random
 * @param budget when to begin no further round, if there is a limit
 * @param repeats whether what was disturbed is measured again
 * @param arguments of {@code lab bench} that make the same plan, the seed included
 */
public record Plan(
    Profile profile,
    List<PlannedScenario> scenarios,
    long seed,
    Optional<Duration> budget,
    boolean repeats,
    Placement placement,
    List<String> arguments) {

  public Plan {
    scenarios = List.copyOf(scenarios);
    arguments = List.copyOf(arguments);
    if (scenarios.isEmpty()) {
      throw new IllegalArgumentException("A plan without a scenario measures nothing.");
    }
  }

  /** The most that a scenario has. */
  int rounds() {
    return scenarios.stream().mapToInt(PlannedScenario::rounds).max().orElseThrow();
  }

  /** Does the same again. */
  String repeatCommand() {
    return "./lab bench " + String.join(" ", arguments);
  }
}
