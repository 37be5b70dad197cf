package c10k.bench.launch;

import c10k.bench.contestant.Contestants;
import c10k.bench.report.ScenarioKind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who gets no numbers in what, and why. Confined to one thread. */
final class Refusals {
  private final Map<String, Map<ScenarioKind, String>> reasons = new HashMap<>();

  void add(String label, ScenarioKind kind, String reason) {
    reasons.computeIfAbsent(label, _ -> new EnumMap<>(ScenarioKind.class)).put(kind, reason);
  }

  /** Why there is no such trial; a second entry of a server fares as the first. */
  Optional<String> of(String label, ScenarioKind kind) {
    return Optional.ofNullable(reasons.getOrDefault(Contestants.withoutAgain(label), Map.of()).get(kind));
  }

  /** Why it has no numbers at all, or empty if it has some. */
  String ofAll(String label, Set<ScenarioKind> kinds) {
    var own = reasons.getOrDefault(label, Map.of());
    return own.keySet().containsAll(kinds) ? String.join("; ", new LinkedHashSet<>(own.values())) : "";
  }
}
