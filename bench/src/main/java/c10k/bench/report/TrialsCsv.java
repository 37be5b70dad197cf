package c10k.bench.report;

import c10k.bench.result.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** All trials as comma-separated values, one line each. */
final class TrialsCsv {
  private static final List<String> FIRST_COLUMNS = List.of(
      "round", "slot", "scenario", "connections", "contestant", "status", "reason", "start_s", "took_s", "load_average");

  private TrialsCsv() {}

  static String of(BenchReport report) {
    var headings = new ArrayList<String>(FIRST_COLUMNS);
    for (var figure : Figure.values()) {
      headings.add(figure.key() + " [" + figure.unit() + "]");
    }
    var lines = new ArrayList<String>(List.of(line(headings)));
    report.trials().forEach(trial -> lines.add(line(cells(trial))));
    return String.join("\n", lines) + "\n";
  }

  private static List<String> cells(TrialRecord trial) {
    var cells = new ArrayList<String>(List.of(
        Integer.toString(trial.round()),
        Integer.toString(trial.slot()),
        trial.scenario().name(),
        Integer.toString(trial.connections()),
        trial.contestant(),
        trial.status().name(),
        trial.reason(),
        Double.toString(trial.startSeconds()),
        Double.toString(trial.seconds()),
        Double.toString(trial.loadAverage())));
    for (var figure : Figure.values()) {
      var value = trial.figure(figure);
      cells.add(value.isPresent() ? Double.toString(value.getAsDouble()) : "");
    }
    return cells;
  }

  private static String line(List<String> cells) {
    return cells.stream().map(TrialsCsv::quoted).collect(Collectors.joining(","));
  }

  private static String quoted(String cell) {
    boolean needed = cell.contains(",") || cell.contains("\"") || cell.contains("\n");
    return needed ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
  }
}
