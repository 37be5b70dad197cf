package c10k.bench.result;

import c10k.bench.stats.RatioEstimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What counts of the trials of one case, for one figure.
 *
 * @param byContestant everybody who was tried there, also without anything that counts: values by round
 * @param statuses the worst of each contestant's trials that were not disturbed
 */
public record CellTrials(Figure figure, Map<String, SortedMap<Integer, Double>> byContestant, Map<String, TrialStatus> statuses) {

  /** Takes from the results what belongs to a case. */
  public static CellTrials of(Results results, String scenario, String caseName, Figure figure) {
    var values = new LinkedHashMap<String, SortedMap<Integer, Double>>();
    var statuses = new LinkedHashMap<String, TrialStatus>();
    results.contestants().forEach(contestant -> values.put(contestant.label(), new TreeMap<>()));
    for (var trial : results.trials()) {
      if (trial.scenario().equals(scenario) && trial.caseName().equals(caseName)) {
        var rounds = values.computeIfAbsent(trial.contestant(), _ -> new TreeMap<>());
        statuses.merge(trial.contestant(), trial.status(), CellTrials::worse);
        if (counts(trial, figure)) {
          rounds.put(trial.round(), trial.figure(figure).orElseThrow());
        }
      }
    }
    values.keySet().retainAll(statuses.keySet());
    return new CellTrials(figure, values, statuses);
  }

  /** Of a disturbed trial nothing is known, so it is better than none, and worse than any other. */
  private static TrialStatus worse(TrialStatus one, TrialStatus other) {
    if (one == TrialStatus.DISTURBED || other == TrialStatus.DISTURBED) {
      return one == TrialStatus.DISTURBED ? other : one;
    }
    return one.compareTo(other) > 0 ? one : other;
  }

  /** Above the knee, percentiles measure the length of the test. */
  private static boolean counts(TrialRecord trial, Figure figure) {
    return trial.status().hasFigures()
        && trial.figure(figure).isPresent()
        && Double.isFinite(trial.figure(figure).orElseThrow())
        && !(trial.status() == TrialStatus.SATURATED && figure.isWait());
  }

  /** The values that count, one per round. */
  public List<Double> values(String contestant) {
    return List.copyOf(rounds(contestant).values());
  }

  private SortedMap<Integer, Double> rounds(String contestant) {
    return byContestant.getOrDefault(contestant, new TreeMap<>());
  }

  /** The worst of a contestant's trials. */
  public Optional<TrialStatus> status(String contestant) {
    return Optional.ofNullable(statuses.get(contestant));
  }

  /**
   * One ratio for each round in which both have a value. None at all if a value is not above zero, as slopes of memory may be: the other rounds alone would
   * tell a tale.
   */
  public double[] ratios(String contestant, String reference) {
    var base = rounds(reference);
    var ratios = new ArrayList<Double>();
    for (var entry : rounds(contestant).entrySet()) {
      @Nullable Double other = base.get(entry.getKey());
      if (other != null && (other <= 0 || entry.getValue() <= 0)) {
        return new double[0];
      }
      if (other != null) {
        ratios.add(entry.getValue() / other);
      }
    }
    return ratios.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** What the ratios come to; empty without any. */
  public Optional<RatioEstimate> estimate(String contestant, String reference) {
    var ratios = ratios(contestant, reference);
    return ratios.length == 0 ? Optional.empty() : Optional.of(RatioEstimate.of(ratios));
  }
}
