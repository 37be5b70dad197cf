package c10k.bench.report;

import c10k.bench.chart.Axis;
import c10k.bench.chart.Format;
import c10k.bench.chart.LineChart;
import c10k.bench.chart.Table;
import c10k.bench.result.CaseRecord;
import c10k.bench.result.ContestantRecord;
import c10k.bench.result.Figure;
import c10k.bench.result.ScenarioRecord;
import c10k.bench.result.TrialRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Whatever trials left as parallel columns, such as a time line: the first column goes from left to right, each other one gets a chart. The steps of a search
 * for the knee and a spike on a pool have charts of their own, see
 * {@link SweepPanels} and {@link SpikePanels}.
 */
record SeriesPanels(Measured measured) {
  private static final int MOST_CHARTS = 6;
  private static final int MOST_POINTS = 160;
  private static final double WIDE_SPREAD = 50;
  private static final String MICROS = "Micros";

  /** The series of one contestant that is shown. */
  private record Shown(ContestantRecord contestant, TrialRecord trial) {}

  /** None without series. */
  List<Panel> of(ScenarioRecord scenario, CaseRecord one) {
    var shown = measured.contestants(scenario, one).stream().flatMap(contestant -> first(scenario, one, contestant).stream()).toList();
    if (shown.isEmpty() || hasChartsOfItsOwn(shown.getFirst().trial().series())) {
      return List.of();
    }
    var groups = new LinkedHashMap<String, List<String>>();
    var columns = shown.stream().flatMap(each -> each.trial().series().keySet().stream()).distinct().toList();
    columns.forEach(column -> groups.computeIfAbsent(group(column, columns), _ -> new ArrayList<>()).add(column));
    return groups.values().stream()
        .flatMap(group -> group.stream().skip(1).filter(column -> isKnown(column, shown)).map(column -> panel(scenario, one, group.getFirst(), column, shown)))
        .limit(MOST_CHARTS)
        .toList();
  }

  private static boolean hasChartsOfItsOwn(Map<String, List<Double>> series) {
    return SweepPanels.isSweep(series) || SpikePanels.isSpike(series);
  }

  /** Columns with a prefix in common are parallel to each other, and not to the others. */
  private static String group(String column, List<String> columns) {
    var prefix = prefix(column);
    return columns.stream().filter(other -> prefix(other).equals(prefix)).count() > 1 ? prefix : "";
  }

  private static String prefix(String column) {
    return column.substring(0, column.indexOf('.') + 1);
  }

  private static boolean isKnown(String column, List<Shown> shown) {
    return shown.stream().anyMatch(each -> each.trial().series().getOrDefault(column, List.of()).stream().anyMatch(value -> value != 0));
  }

  /** One trial is shown, because time lines of several cannot be averaged. */
  private Optional<Shown> first(ScenarioRecord scenario, CaseRecord one, ContestantRecord contestant) {
    return measured.trials(scenario, one, contestant.label()).stream()
        .filter(trial -> trial.status().hasFigures() && trial.series().size() > 1)
        .findFirst()
        .map(trial -> new Shown(contestant, trial));
  }

  private Panel panel(ScenarioRecord scenario, CaseRecord one, String across, String column, List<Shown> shown) {
    var lines = shown.stream()
        .filter(each -> each.trial().series().containsKey(column))
        .map(each -> line(each, across, column))
        .toList();
    var chart = new LineChart(words(column), axis(across, List.of()), axis(column, lines), lines, List.of());
    var title = capitalised(words(column)) + ".";
    return Panel.of(
        Panel.fileName(scenario.name(), one.name(), column), title, "By " + words(across) + ", in the first trial of each.", chart,
        summary(column, lines), csv(across, column, shown));
  }

  private LineChart.Line line(Shown each, String across, String column) {
    var xs = column(each.trial().series(), across);
    var ys = column(each.trial().series(), column);
    int count = Math.min(xs.size(), ys.size());
    var points = new ArrayList<LineChart.Point>();
    for (int i = 0; i < count; i++) {
      points.add(new LineChart.Point(xs.get(i), ys.get(i)));
    }
    var kind = isRising(xs) ? LineChart.Kind.CURVE : LineChart.Kind.DOTS;
    return LineChart.Line.of(measured.look(each.contestant().label()), kind, thinned(points));
  }

  private static List<Double> column(Map<String, List<Double>> series, String name) {
    return series.getOrDefault(name, List.of());
  }

  private static boolean isRising(List<Double> values) {
    for (int i = 1; i < values.size(); i++) {
      if (values.get(i) <= values.get(i - 1)) {
        return false;
      }
    }
    return true;
  }

  /** Of neighbours the highest stays, so that no peak is lost. */
  private static List<LineChart.Point> thinned(List<LineChart.Point> points) {
    int width = Math.ceilDiv(points.size(), MOST_POINTS);
    var kept = new ArrayList<LineChart.Point>();
    for (int from = 0; from < points.size(); from += width) {
      var neighbours = points.subList(from, Math.min(points.size(), from + width));
      kept.add(Collections.max(neighbours, Comparator.comparingDouble(LineChart.Point::y)));
    }
    return kept;
  }

  /** Times that differ by far are spread by factors; the figure of that name, or the column's ending, tells whether it is a time. */
  private static Axis axis(String column, List<LineChart.Line> lines) {
    boolean isTime = column.endsWith(MICROS) || Figure.ofKey(column).filter(Figure::isWait).isPresent();
    var kind = !isTime ? Axis.Kind.LINEAR : isWidelySpread(lines) ? Axis.Kind.LOG_MICROS : Axis.Kind.MICROS;
    return new Axis(words(column), kind);
  }

  private static boolean isWidelySpread(List<LineChart.Line> lines) {
    var above = lines.stream().flatMap(line -> heights(line).boxed()).mapToDouble(Double::doubleValue).filter(y -> y > 0).summaryStatistics();
    return above.getMax() > WIDE_SPREAD * above.getMin();
  }

  private static DoubleStream heights(LineChart.Line line) {
    return line.pieces().getFirst().stream().mapToDouble(LineChart.Point::y);
  }

  private static Table summary(String column, List<LineChart.Line> lines) {
    var rows = lines.stream().map(line -> {
      var heights = heights(line).summaryStatistics();
      return List.of(
          line.look().name(), Long.toString(heights.getCount()), Format.number(heights.getMin()), Format.number(heights.getMax()),
          Format.number(line.pieces().getFirst().getLast().y()));
    }).toList();
    return new Table(List.of("contestant", "points drawn", "least " + words(column), "greatest", "last"), rows);
  }

  private static Table csv(String across, String column, List<Shown> shown) {
    var rows = new ArrayList<List<String>>();
    for (var each : shown) {
      var xs = column(each.trial().series(), across);
      var ys = column(each.trial().series(), column);
      for (int i = 0; i < Math.min(xs.size(), ys.size()); i++) {
        rows.add(List.of(each.contestant().label(), Double.toString(xs.get(i)), Double.toString(ys.get(i))));
      }
    }
    return new Table(List.of("contestant", across, column), rows);
  }

  /** Columns are named as variables are, or as figures. */
  private static String words(String column) {
    var name = column.endsWith(MICROS) ? column.substring(0, column.length() - MICROS.length()) : column;
    return name.replaceAll("([a-z])([A-Z])", "$1 $2").replace('.', ' ').toLowerCase(Locale.ROOT);
  }

  private static String capitalised(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
