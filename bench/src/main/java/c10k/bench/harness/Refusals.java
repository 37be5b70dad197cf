package c10k.bench.harness;

import c10k.bench.contestant.Contestants;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Who gets no numbers where, and why; a second entry fares as the first. Confined to one thread. */
final class Refusals {
  private final Map<String, Map<String, String>> byContestant = new LinkedHashMap<>();

  /**
   * Checks everybody, once for each roster.
   *
   * @param report takes a line for each check
   * @param interrupted when to stop
   */
  void check(Plan plan, Consumer<String> report, BooleanSupplier interrupted) throws IOException, InterruptedException {
    var known = new HashMap<Roster, Map<String, Optional<String>>>();
    for (var planned : plan.scenarios()) {
      var roster = planned.scenario().roster();
      var outcomes = known.computeIfAbsent(roster, _ -> new HashMap<>());
      for (var label : planned.labels()) {
        if (interrupted.getAsBoolean()) {
          return;
        }
        if (!outcomes.containsKey(label)) {
          var refusal = roster.refusal(label);
          report.accept("  " + label + ": " + refusal.orElse("correct") + " (" + planned.scenario().name() + ")");
          outcomes.put(label, refusal);
        }
        outcomes.get(label).ifPresent(reason -> add(label, planned.scenario().name(), reason));
      }
    }
  }

  void add(String label, String scenario, String reason) {
    byContestant.computeIfAbsent(label, _ -> new LinkedHashMap<>()).put(scenario, reason);
  }

  boolean isRefused(String label, String scenario) {
    return of(label).containsKey(scenario);
  }

  /** Reasons by scenario. */
  Map<String, String> of(String label) {
    return byContestant.getOrDefault(Contestants.withoutAgain(label), Map.of());
  }
}
