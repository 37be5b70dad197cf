package c10k.bench.report;

import c10k.bench.chart.Table;
import c10k.bench.result.Figure;
import c10k.bench.result.Results;
import c10k.bench.result.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All trials, one line each, with every figure that any of them has. */
final class TrialTable {
  private static final List<String> FIRST = List.of(
      "scenario", "case", "contestant", "round", "slot", "attempt", "status", "reason", "start [s]", "took [s]", "load average", "stolen [share]",
      "foreign [share]");

  private TrialTable() {}

  static Table of(Results results) {
    var keys = new TreeSet<String>();
    results.trials().forEach(trial -> keys.addAll(trial.figures().keySet()));
    var headings = new ArrayList<>(FIRST);
    keys.forEach(key -> headings.add(key + Figure.ofKey(key).map(figure -> " [" + figure.unit() + "]").orElse("")));
    return new Table(headings, results.trials().stream().map(trial -> row(trial, keys)).toList());
  }

  private static List<String> row(TrialRecord trial, Set<String> keys) {
    var row = new ArrayList<String>(List.of(
        trial.scenario(), trial.caseName(), trial.contestant(), Integer.toString(trial.round()), Integer.toString(trial.slot()),
        Integer.toString(trial.attempt()), trial.status().name(), trial.reason(), Double.toString(trial.startSeconds()),
        Double.toString(trial.seconds()), Double.toString(trial.loadAverage()), Double.toString(trial.steal()), Double.toString(trial.foreign())));
    keys.forEach(key -> row.add(Cells.exact(Optional.ofNullable(trial.figures().get(key)))));
    return row;
  }
}
