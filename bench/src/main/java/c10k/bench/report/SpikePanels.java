package c10k.bench.report;

import c10k.bench.chart.Axis;
import c10k.bench.chart.Format;
import c10k.bench.chart.LineChart;
import c10k.bench.chart.Table;
import c10k.bench.result.CaseRecord;
import c10k.bench.result.ScenarioRecord;
import c10k.bench.result.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A spike on a pool over time: how many callers have been served, and how many resources there are. */
record SpikePanels(Measured measured) {
  private static final String SERVED = "turn.served";
  private static final String SINCE = "pool.since";
  private static final String SIZE = "pool.size";

  /** Whether series are those of a spike. */
  static boolean isSpike(Map<String, List<Double>> series) {
    return series.containsKey(SERVED);
  }

  /** None without such series. */
  List<Panel> of(ScenarioRecord scenario, CaseRecord one) {
    var trials = measured.contestants(scenario, one).stream()
        .flatMap(contestant -> measured.trials(scenario, one, contestant.label()).stream()
            .filter(trial -> trial.status().hasFigures() && isSpike(trial.series()))
            .limit(1))
        .toList();
    if (trials.isEmpty()) {
      return List.of();
    }
    var lead = "A spike of the first trial of each.";
    var served = trials.stream().map(this::served).toList();
    var sizes = trials.stream().filter(trial -> trial.series().containsKey(SINCE)).map(this::sizes).toList();
    var panels = new ArrayList<Panel>();
    panels.add(panel(Panel.fileName(scenario.name(), one.name(), "served"), "Callers served.", lead, "callers served so far", served));
    if (!sizes.isEmpty()) {
      panels.add(panel(Panel.fileName(scenario.name(), one.name(), "size"), "Size of the pool.", lead, "resources", sizes));
    }
    return panels;
  }

  private LineChart.Line served(TrialRecord trial) {
    var times = trial.series().getOrDefault(SERVED, List.of()).stream().sorted().toList();
    var points = new ArrayList<LineChart.Point>();
    for (int i = 0; i < times.size(); i++) {
      points.add(new LineChart.Point(times.get(i), i + 1));
    }
    return LineChart.Line.of(measured.look(trial.contestant()), LineChart.Kind.CURVE, points);
  }

  /** A size holds until the next one. */
  private LineChart.Line sizes(TrialRecord trial) {
    var since = trial.series().getOrDefault(SINCE, List.of());
    var sizes = trial.series().getOrDefault(SIZE, List.of());
    var points = new ArrayList<LineChart.Point>();
    for (int i = 0; i < Math.min(since.size(), sizes.size()); i++) {
      if (i > 0) {
        points.add(new LineChart.Point(since.get(i), sizes.get(i - 1)));
      }
      points.add(new LineChart.Point(since.get(i), sizes.get(i)));
    }
    return LineChart.Line.of(measured.look(trial.contestant()), LineChart.Kind.CURVE, points);
  }

  private static Panel panel(String name, String title, String lead, String upright, List<LineChart.Line> lines) {
    var chart = new LineChart(title, new Axis("milliseconds", Axis.Kind.LINEAR), new Axis(upright, Axis.Kind.LINEAR), lines, List.of());
    var data = new ArrayList<List<String>>();
    var csv = new ArrayList<List<String>>();
    for (var line : lines) {
      var points = line.pieces().getFirst();
      if (!points.isEmpty()) {
        data.add(List.of(line.look().name(), Format.number(points.getFirst().x()), Format.number(points.getLast().x()), Format.whole(points.getLast().y())));
      }
      points.forEach(point -> csv.add(List.of(line.look().name(), Double.toString(point.x()), Double.toString(point.y()))));
    }
    return Panel.of(
        name, title, lead, chart, new Table(List.of("contestant", "first ms", "last ms", "at the end"), data),
        new Table(List.of("contestant", "time [ms]", upright), csv));
  }
}
