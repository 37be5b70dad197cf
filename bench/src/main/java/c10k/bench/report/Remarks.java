package c10k.bench.report;

import c10k.bench.chart.Format;
import c10k.bench.result.Results;
import c10k.bench.result.TrialRecord;
import c10k.bench.result.TrialStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.Set;
import java.util.TreeSet;

/** Sentences about a run that console and page share. */
final class Remarks {

  private Remarks() {}

  /** What a reader must know before the numbers. */
  static List<String> caveats(Results results) {
    var caveats = new ArrayList<>(results.caveats());
    for (var contestant : results.contestants()) {
      whyNot(contestant.whyNot()).forEach((why, scenarios) -> caveats.add(
          contestant.label() + " has no numbers in " + String.join(", ", scenarios) + ": " + why + "."));
    }
    return caveats;
  }

  /** Scenarios by reason. */
  private static Map<String, Set<String>> whyNot(Map<String, String> byScenario) {
    var reasons = new TreeMap<String, Set<String>>();
    byScenario.forEach((scenario, why) -> reasons.computeIfAbsent(why, _ -> new TreeSet<>()).add(scenario));
    return reasons;
  }

  /** What the statuses mean that occur, except that all is well. */
  static List<String> statuses(Results results) {
    return results.trials().stream()
        .map(TrialRecord::status)
        .filter(status -> status != TrialStatus.OK)
        .distinct()
        .sorted()
        .map(status -> status.words() + ": " + status.meaning() + ".")
        .toList();
  }

  /** Why trials have no numbers, or not those of the server; each reason once. */
  static List<String> reasons(Results results) {
    var counts = new TreeMap<String, Integer>();
    results.trials().stream()
        .filter(trial -> trial.status() != TrialStatus.OK && !trial.reason().isEmpty())
        .forEach(trial -> counts.merge(trial.scenario() + ", " + trial.contestant() + ", " + trial.status().words() + ": " + trial.reason(), 1, Integer::sum));
    return counts.entrySet().stream().map(entry -> entry.getKey() + (entry.getValue() > 1 ? " (" + entry.getValue() + " times)" : "")).toList();
  }

  /** How long it took, and which share of it was the harness's own. */
  static String duration(Results results) {
    var run = results.run();
    var seconds = Format.whole(run.seconds()) + " s";
    return run.seconds() > 0 ? seconds + ", of which the harness itself " + Format.percent(run.harnessSeconds() / run.seconds()) : seconds;
  }
}
