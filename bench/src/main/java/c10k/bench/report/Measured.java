package c10k.bench.report;

import c10k.bench.chart.Look;
import c10k.bench.result.CaseRecord;
import c10k.bench.result.CellTrials;
import c10k.bench.result.ContestantRecord;
import c10k.bench.result.Figure;
import c10k.bench.result.Finding;
import c10k.bench.result.Findings;
import c10k.bench.result.NoiseFloor;
import c10k.bench.result.Results;
import c10k.bench.result.ScenarioRecord;
import c10k.bench.result.TrialRecord;
import c10k.bench.result.TrialStatus;
import c10k.bench.stats.Averages;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Looks up what the report needs in the results, and decides nothing. */
final class Measured {
  private final Results results;
  private final List<Finding> findings;
  private final Colours colours;

  /** Findings are made from the trials, if the results do not have them. */
  Measured(Results results) {
    this.results = results;
    this.findings = results.findings().isEmpty() ? Findings.of(results) : results.findings();
    this.colours = Colours.of(results.contestants());
  }

  Results results() {
    return results;
  }

  /** How a contestant appears in charts. */
  Look look(String contestant) {
    return colours.look(contestant);
  }

  /** Who was tried in a case, in the order to show them. */
  List<ContestantRecord> contestants(ScenarioRecord scenario, CaseRecord one) {
    return results.contestants().stream().filter(contestant -> !trials(scenario, one, contestant.label()).isEmpty()).toList();
  }

  /** The trials of a contestant, without those that were disturbed. */
  List<TrialRecord> trials(ScenarioRecord scenario, CaseRecord one, String contestant) {
    return results.trials().stream()
        .filter(trial -> trial.scenario().equals(scenario.name()) && trial.caseName().equals(one.name()))
        .filter(trial -> trial.contestant().equals(contestant) && trial.status() != TrialStatus.DISTURBED)
        .toList();
  }

  /** Figures of a scenario that this build knows and that were measured in a case, the headline first. */
  List<Figure> figures(ScenarioRecord scenario, CaseRecord one) {
    return scenario.figures().stream()
        .flatMap(key -> Figure.ofKey(key).stream())
        .filter(figure -> findings(scenario, one, figure).stream().anyMatch(finding -> finding.median() != null))
        .toList();
  }

  /** One per contestant, in the order to show them. */
  List<Finding> findings(ScenarioRecord scenario, CaseRecord one, Figure figure) {
    return findings.stream()
        .filter(finding -> finding.scenario().equals(scenario.name()) && finding.caseName().equals(one.name()))
        .filter(finding -> finding.figure().equals(figure.key()))
        .toList();
  }

  Optional<Finding> finding(ScenarioRecord scenario, CaseRecord one, Figure figure, String contestant) {
    return findings(scenario, one, figure).stream().filter(finding -> finding.contestant().equals(contestant)).findFirst();
  }

  /** The values that count, one per round; also of figures that have no finding, because they are part of another. */
  List<Double> values(ScenarioRecord scenario, CaseRecord one, Figure figure, String contestant) {
    return CellTrials.of(results, scenario.name(), one.name(), figure).values(contestant);
  }

  /** Of the values that count. */
  OptionalDouble median(ScenarioRecord scenario, CaseRecord one, Figure figure, String contestant) {
    double[] values = values(scenario, one, figure, contestant).stream().mapToDouble(Double::doubleValue).toArray();
    return values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Averages.median(values));
  }

  /** How far equals differ there; empty without a control, or with too few rounds. */
  Optional<NoiseFloor> noiseFloor(ScenarioRecord scenario, CaseRecord one, Figure figure) {
    return NoiseFloor.of(scenario, one.name(), CellTrials.of(results, scenario.name(), one.name(), figure));
  }

  ContestantRecord contestant(String label) {
    return results.contestants().stream()
        .filter(contestant -> contestant.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("The results do not say who '" + label + "' is."));
  }
}
