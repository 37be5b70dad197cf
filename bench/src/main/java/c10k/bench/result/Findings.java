package c10k.bench.result;

import c10k.bench.contestant.Contestants;
import c10k.bench.stats.Averages;
import c10k.bench.stats.Interval;
import c10k.bench.stats.Outliers;
import c10k.bench.stats.Ranks;
import c10k.bench.stats.RatioEstimate;
import c10k.bench.stats.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What the trials of a run come to. Pure: the findings follow from the trials, and those that the results carry already are not looked at. */
public final class Findings {

  /** Smaller differences are not worth a word, however sure they are. */
  public static final double WORTH_A_WORD = 0.05;

  private Findings() {}

  /**
   * One finding per scenario, case, figure and contestant, in this order; also for a contestant of whose trials none counts, as long as any trial of the
   * case has the figure.
   *
   * @throws IllegalArgumentException if a scenario shows a figure that does not exist
   */
  public static List<Finding> of(Results results) {
    var findings = new ArrayList<Finding>();
    for (var scenario : results.scenarios()) {
      for (var one : scenario.cases()) {
        for (var key : scenario.figures()) {
          var figure = Figure.ofKey(key).orElseThrow(() -> new IllegalArgumentException("There is no figure '" + key + "'."));
          if (isMeasured(results, scenario, one, key)) {
            findings.addAll(ofCell(scenario, one.name(), CellTrials.of(results, scenario.name(), one.name(), figure)));
          }
        }
      }
    }
    return List.copyOf(findings);
  }

  private static boolean isMeasured(Results results, ScenarioRecord scenario, CaseRecord one, String key) {
    return results.trials().stream()
        .anyMatch(trial -> trial.scenario().equals(scenario.name()) && trial.caseName().equals(one.name()) && trial.figures().containsKey(key));
  }

  private static List<Finding> ofCell(ScenarioRecord scenario, String caseName, CellTrials trials) {
    var estimates = estimates(scenario.reference(), trials);
    double tolerance = Math.max(WORTH_A_WORD, NoiseFloor.of(scenario, caseName, trials).map(NoiseFloor::tolerance).orElse(0.0));
    var ranks = ranks(scenario.reference(), trials, estimates, tolerance);
    var control = scenario.reference() + Contestants.AGAIN;
    return trials.byContestant().keySet().stream()
        .map(contestant -> finding(
            scenario.name(),
            caseName,
            contestant,
            trials,
            Optional.ofNullable(estimates.get(contestant)),
            // Measured by its own noise, the control could never fail.
            contestant.equals(control) ? WORTH_A_WORD : tolerance,
            ranks.getOrDefault(contestant, Optional.empty())))
        .toList();
  }

  /** The ratios of all but the reference. */
  private static Map<String, RatioEstimate> estimates(String reference, CellTrials trials) {
    var estimates = new LinkedHashMap<String, RatioEstimate>();
    for (var contestant : trials.byContestant().keySet()) {
      if (!contestant.equals(reference)) {
        trials.estimate(contestant, reference).ifPresent(estimate -> estimates.put(contestant, estimate));
      }
    }
    return estimates;
  }

  private static Map<String, Optional<Integer>> ranks(String reference, CellTrials trials, Map<String, RatioEstimate> estimates, double tolerance) {
    var ranked = new LinkedHashMap<>(estimates);
    ranked.remove(reference + Contestants.AGAIN);
    int rounds = trials.values(reference).size();
    if (rounds >= RatioEstimate.FEWEST_FOR_INTERVAL && !estimates.isEmpty()) {
      // Exactly one: the noise of the reference is in the ratios of all others.
      ranked.put(reference, new RatioEstimate(1, rounds, Optional.of(new Interval(1, 1)), OptionalDouble.empty()));
    }
    return Ranks.of(ranked, tolerance, trials.figure().direction());
  }

  private static Finding finding(
      String scenario, String caseName, String contestant, CellTrials trials, Optional<RatioEstimate> estimate, double tolerance, Optional<Integer> rank) {
    var values = trials.values(contestant).stream().mapToDouble(Double::doubleValue).sorted().toArray();
    var outliers = Outliers.of(values);
    var interval = estimate.flatMap(RatioEstimate::interval);
    boolean some = values.length > 0;
    return new Finding(
        scenario,
        caseName,
        trials.figure().key(),
        contestant,
        values.length,
        some ? Averages.median(values) : null,
        some ? values[0] : null,
        some ? values[values.length - 1] : null,
        orNull(estimate.map(RatioEstimate::ratio)),
        orNull(interval.map(Interval::low)),
        orNull(interval.map(Interval::high)),
        estimate.isPresent() && estimate.get().pValue().isPresent() ? estimate.get().pValue().getAsDouble() : null,
        orNull(estimate.map(known -> Verdict.of(known, tolerance, trials.figure().direction()))),
        orNull(rank),
        outliers.mild(),
        outliers.severe(),
        trials.status(contestant).orElse(TrialStatus.DNF));
  }

  private static <T> @Nullable T orNull(Optional<T> value) {
    return value.orElse(null);
  }
}
