package c10k.bench.report;

import c10k.bench.result.CaseRecord;
import c10k.bench.result.Figure;
import c10k.bench.result.Finding;
import c10k.bench.result.NoiseFloor;
import c10k.bench.result.ScenarioRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who answers a scenario's question how well, in groups: who is not clearly behind somebody shares the place.
 *
 * @param one the case that the headline is about
 * @param figure the headline
 * @param groups from the best; empty with too few rounds to tell
 * @param others who has no rank: all, with too few rounds, and those without numbers
 * @param floor how far equals differ there, if that is known
 */
record Placing(ScenarioRecord scenario, CaseRecord one, Figure figure, List<List<Finding>> groups, List<Finding> others, Optional<NoiseFloor> floor) {

  /** One for each scenario that has numbers to compare; claims are compared with what is claimed. */
  static List<Placing> all(Measured measured) {
    return measured.results().scenarios().stream()
        .filter(scenario -> new ClaimsTable(measured, scenario).table().isEmpty())
        .flatMap(scenario -> of(measured, scenario).stream())
        .toList();
  }

  private static Optional<Placing> of(Measured measured, ScenarioRecord scenario) {
    for (var key : scenario.figures()) {
      for (var one : scenario.cases()) {
        var figure = Figure.ofKey(key).filter(measured.figures(scenario, one)::contains);
        if (figure.isPresent() && isComparison(measured, scenario, one, figure.get())) {
          return Optional.of(of(measured, scenario, one, figure.get()));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isComparison(Measured measured, ScenarioRecord scenario, CaseRecord one, Figure figure) {
    return measured.findings(scenario, one, figure).stream().anyMatch(finding -> finding.ratio() != null);
  }

  private static Placing of(Measured measured, ScenarioRecord scenario, CaseRecord one, Figure figure) {
    var ranked = new TreeMap<Integer, List<Finding>>();
    var others = new ArrayList<Finding>();
    for (var finding : measured.findings(scenario, one, figure)) {
      if (finding.rank() != null) {
        ranked.computeIfAbsent(finding.rank(), _ -> new ArrayList<>()).add(finding);
      } else if (!measured.contestant(finding.contestant()).control()) {
        others.add(finding);
      }
    }
    return new Placing(scenario, one, figure, List.copyOf(ranked.values()), others, measured.noiseFloor(scenario, one, figure));
  }

  /** What was compared, in words. */
  String subject() {
    var words = figure.words(scenario.unit());
    return scenario.cases().size() == 1 ? words : words + ", " + one.words();
  }

  /** How a contestant did, in a few letters. */
  String words(Finding finding) {
    if (finding.contestant().equals(scenario.reference())) {
      return "1";
    }
    return finding.ratio() == null ? finding.status().words() : Cells.times(finding.ratio());
  }
}
