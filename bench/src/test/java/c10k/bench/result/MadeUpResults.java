package c10k.bench.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Results that nobody measured, one round after the other. Confined to a thread. */
public final class MadeUpResults {
  private final List<TrialRecord> trials = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private String scenario = "echo";
  private String caseName = "rate-10000";
  private final Map<String, Map<String, List<String>>> figures = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> params = new LinkedHashMap<>();
  private final Map<String, String> ids = new LinkedHashMap<>();
  private String reference = "event-loop";
  private String profile = "full";
  private boolean smokeTest;

  /** What follows belongs to this case. */
  public MadeUpResults in(String newScenario, String newCase, Map<String, String> newParams) {
    scenario = newScenario;
    caseName = newCase;
    params.put(newScenario + "/" + newCase, newParams);
    return this;
  }

  /** The scenario's id, which is else that of the first. */
  public MadeUpResults id(String ofScenario, String id) {
    ids.put(ofScenario, id);
    return this;
  }

  /** Everybody is compared with this one. */
  public MadeUpResults reference(String label) {
    reference = label;
    return this;
  }

  /** How the run was made. */
  public MadeUpResults profile(String name, boolean smoke) {
    profile = name;
    smokeTest = smoke;
    return this;
  }

  /** A fact about the machine. */
  public MadeUpResults environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Values of the rounds from the first on. */
  public MadeUpResults measured(String contestant, Figure figure, double... values) {
    for (int i = 0; i < values.length; i++) {
      trial(contestant, i + 1, TrialStatus.OK, figure, values[i]);
    }
    return this;
  }

  /** One trial. */
  public MadeUpResults trial(String contestant, int round, TrialStatus status, Figure figure, double value) {
    return trial(contestant, round, 1, status, Map.of(figure.key(), value));
  }

  /** One trial, perhaps not the first attempt. */
  public MadeUpResults trial(String contestant, int round, int attempt, TrialStatus status, Map<String, Double> values) {
    var shown = figures.computeIfAbsent(scenario, _ -> new LinkedHashMap<>()).computeIfAbsent(caseName, _ -> new ArrayList<>());
    Arrays.stream(Figure.values()).map(Figure::key).filter(values::containsKey).filter(key -> !shown.contains(key)).forEach(shown::add);
    return record(contestant, round, attempt, status, values, Map.of());
  }

  /** One trial with series, whose figures are not shown unless others show them. */
  public MadeUpResults record(
      String contestant, int round, int attempt, TrialStatus status, Map<String, Double> values, Map<String, List<Double>> series) {
    trials.add(new TrialRecord(scenario, caseName, contestant, round, 1, attempt, status, "", 0, 1, 0, 0, 0, values, series));
    return this;
  }

  /** The whole, with its findings. */
  public Results build() {
    var bare = results(List.of());
    return results(Findings.of(bare));
  }

  private Results results(List<Finding> findings) {
    var run = new RunRecord(
        profile, smokeTest, 1, "split", List.of("-Xms512m"), List.of("-Xms4g"), List.of("-Xms512m"), "lab bench", 1, 0, 0, false);
    return new Results(Results.VERSION, "2026-01-01T00:00:00Z", run, environment, scenarios(), contestants(), List.copyOf(trials), findings, List.of());
  }

  private List<ScenarioRecord> scenarios() {
    int rounds = trials.stream().mapToInt(TrialRecord::round).max().orElse(0);
    var scenarios = new ArrayList<ScenarioRecord>();
    figures.forEach((name, cases) -> {
      var keys = new LinkedHashSet<String>();
      cases.values().forEach(keys::addAll);
      var records = cases.keySet().stream()
          .map(one -> new CaseRecord(one, one, params.getOrDefault(name + "/" + one, Map.of())))
          .toList();
      scenarios.add(new ScenarioRecord(ids.getOrDefault(name, "BM1"), name, name, "How?", "So.", "message", reference, List.copyOf(keys), records, rounds, rounds));
    });
    return scenarios;
  }

  private List<ContestantRecord> contestants() {
    return trials.stream()
        .map(TrialRecord::contestant)
        .distinct()
        .map(label -> new ContestantRecord(label, label, label.startsWith("netty"), label.endsWith("-again"), Map.of()))
        .toList();
  }
}
