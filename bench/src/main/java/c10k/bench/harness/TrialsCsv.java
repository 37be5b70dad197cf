package c10k.bench.harness;

import c10k.bench.result.Figure;
import c10k.bench.result.TrialRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** All trials as comma-separated values, one line each; a column for each figure that any of them has. */
final class TrialsCsv {
  private static final List<String> FIRST_COLUMNS = List.of(
      "scenario", "case", "contestant", "round", "slot", "attempt", "status", "reason", "start_s", "took_s", "load_average", "steal", "foreign");

  private TrialsCsv() {}

  static String of(List<TrialRecord> trials) {
    var figures = Arrays.stream(Figure.values()).filter(figure -> trials.stream().anyMatch(trial -> trial.figure(figure).isPresent())).toList();
    var headings = new ArrayList<String>(FIRST_COLUMNS);
    figures.forEach(figure -> headings.add(figure.key() + " [" + figure.unit() + "]"));
    var lines = new ArrayList<String>(List.of(line(headings)));
    trials.forEach(trial -> lines.add(line(cells(trial, figures))));
    return String.join("\n", lines) + "\n";
  }

  private static List<String> cells(TrialRecord trial, List<Figure> figures) {
    var cells = new ArrayList<String>(List.of(
        trial.scenario(),
        trial.caseName(),
        trial.contestant(),
        Integer.toString(trial.round()),
        Integer.toString(trial.slot()),
        Integer.toString(trial.attempt()),
        trial.status().name(),
        trial.reason(),
        Double.toString(trial.startSeconds()),
        Double.toString(trial.seconds()),
        Double.toString(trial.loadAverage()),
        Double.toString(trial.steal()),
        Double.toString(trial.foreign())));
    for (var figure : figures) {
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
