package c10k.bench.report;

import c10k.bench.chart.Format;
import c10k.bench.chart.Table;
import c10k.bench.result.CaseRecord;
import c10k.bench.result.Claim;
import c10k.bench.result.ContestantRecord;
import c10k.bench.result.ScenarioRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is often said beside what was measured. */
record ClaimsTable(Measured measured, ScenarioRecord scenario) {

  /** Empty if the scenario reproduces no claim. */
  Optional<Table> table() {
    var rows = new ArrayList<List<String>>();
    for (var one : scenario.cases()) {
      for (var contestant : measured.contestants(scenario, one)) {
        Claim.of(one, contestant.label()).ifPresent(claim -> rows.add(row(one, contestant, claim)));
      }
    }
    var headings = List.of("case", "contestant", "claimed", "measured here", "so it is");
    return rows.isEmpty() ? Optional.empty() : Optional.of(new Table(headings, rows));
  }

  private List<String> row(CaseRecord one, ContestantRecord contestant, Claim claim) {
    var median = measured.median(scenario, one, claim.figure(), contestant.label());
    boolean usable = median.isPresent() && median.getAsDouble() >= 0;
    return List.of(
        one.words(), contestant.label(), claim.words(),
        median.isPresent() ? Format.number(median.getAsDouble()) + " (" + claim.figure().words(scenario.unit()) + ")" : Format.NOTHING,
        usable ? claim.verdict(median.getAsDouble()).words() : "not measured");
  }
}
