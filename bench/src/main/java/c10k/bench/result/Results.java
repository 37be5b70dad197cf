package c10k.bench.result;

import java.util.List;
import java.util.Map;

/**
 * Everything that a run of {@code lab bench} found: what {@code results.json} holds.
 *
 * @param version of this format
 * @param generatedAt ISO 8601, UTC
 * @param environment of the machine: names and values, in the order to show them
 * @param scenarios in the order to show them; those that were planned, if only in part measured
 * @param contestants of all scenarios, in the order to show them
 * @param trials in the order run; disturbed ones, which were repeated, included
 * @param findings what the trials come to, one per scenario, case, figure and contestant
 * @param caveats what a reader must know before believing the numbers, as sentences
 */
public record Results(
    int version,
    String generatedAt,
    RunRecord run,
    Map<String, String> environment,
    List<ScenarioRecord> scenarios,
    List<ContestantRecord> contestants,
    List<TrialRecord> trials,
    List<Finding> findings,
    List<String> caveats) {

  /** Raised when a reader of the former format would misunderstand. */
  public static final int VERSION = 2;

  /** The same with what the trials come to. */
  public Results withFindings(List<Finding> found) {
    return new Results(version, generatedAt, run, environment, scenarios, contestants, trials, found, caveats);
  }

  /**
   * The scenario of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public ScenarioRecord scenario(String name) {
    return scenarios.stream()
        .filter(scenario -> scenario.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no scenario '" + name + "' in these results."));
  }
}
