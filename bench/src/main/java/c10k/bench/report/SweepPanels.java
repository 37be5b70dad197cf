package c10k.bench.report;

import c10k.bench.chart.Axis;
import c10k.bench.chart.Format;
import c10k.bench.chart.LineChart;
import c10k.bench.chart.Look;
import c10k.bench.chart.Table;
import c10k.bench.result.CaseRecord;
import c10k.bench.result.Figure;
import c10k.bench.result.ScenarioRecord;
import c10k.bench.result.TrialRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Times against the offered rate, with the knee marked: the steps of all rounds' searches. Where a server fell behind, times measure the length of the test,
 * so there only is a cross at the upper edge.
 */
record SweepPanels(Measured measured) {
  static final String OFFERED = "offered";
  static final String ACHIEVED = "achieved";
  static final String IN_TIME = "inTime";
  private static final List<String> TIMES = List.of("p50", "p99");

  /** Less of the offered rate is saturation. */
  private static final double KEPT_UP = 0.98;

  /** Whether series are steps of a search for the knee. */
  static boolean isSweep(Map<String, List<Double>> series) {
    return series.containsKey(OFFERED) && TIMES.stream().anyMatch(series::containsKey);
  }

  /** None without such series. */
  List<Panel> of(ScenarioRecord scenario, CaseRecord one) {
    return TIMES.stream().filter(time -> steps(scenario, one, time).anyMatch(_ -> true)).map(time -> panel(scenario, one, time)).toList();
  }

  private Stream<TrialRecord> steps(ScenarioRecord scenario, CaseRecord one, String time) {
    return measured.contestants(scenario, one).stream()
        .flatMap(contestant -> measured.trials(scenario, one, contestant.label()).stream())
        .filter(trial -> trial.status().hasFigures() && isSweep(trial.series()) && trial.series().containsKey(time));
  }

  private Panel panel(ScenarioRecord scenario, CaseRecord one, String time) {
    var lines = new ArrayList<LineChart.Line>();
    for (var contestant : measured.contestants(scenario, one)) {
      var trials = steps(scenario, one, time).filter(trial -> trial.contestant().equals(contestant.label())).toList();
      addLines(lines, measured.look(contestant.label()), trials, time);
      measured.median(scenario, one, Figure.KNEE, contestant.label()).ifPresent(knee -> lines.add(
          LineChart.Line.of(measured.look(contestant.label()), LineChart.Kind.MARKS, List.of(new LineChart.Point(knee, 0)))));
    }
    var chart = new LineChart(
        time + " against the offered rate", new Axis("offered " + scenario.unit() + "s per second", Axis.Kind.LOG),
        new Axis(time + " of the response time", Axis.Kind.LOG_MICROS), lines, List.of());
    return Panel.of(
        Panel.fileName(scenario.name(), one.name(), time),
        time + " against the offered rate.",
        "A thin line per round; upright strokes are the knees' medians, dots steps that were late, crosses above steps that fell behind.",
        chart, data(scenario, one), csv(scenario, one, time));
  }

  private static void addLines(List<LineChart.Line> lines, Look look, List<TrialRecord> trials, String time) {
    var inTime = new ArrayList<List<LineChart.Point>>();
    var late = new ArrayList<LineChart.Point>();
    var behind = new ArrayList<LineChart.Point>();
    for (var trial : trials) {
      var ramp = new ArrayList<LineChart.Point>();
      for (var step : Step.of(trial, time)) {
        (step.inTime ? ramp : step.keptUp ? late : behind).add(new LineChart.Point(step.offered, step.micros));
      }
      ramp.sort(Comparator.comparingDouble(LineChart.Point::x));
      inTime.add(ramp);
    }
    lines.add(new LineChart.Line(look, LineChart.Kind.THIN, inTime));
    lines.add(LineChart.Line.of(look, LineChart.Kind.DOTS, late));
    lines.add(LineChart.Line.of(look, LineChart.Kind.CROSSES, behind));
  }

  /** One rate that was tried. */
  private record Step(double offered, double achieved, double micros, boolean inTime, boolean keptUp) {

    static List<Step> of(TrialRecord trial, String time) {
      var series = trial.series();
      var steps = new ArrayList<Step>();
      for (int i = 0; i < series.getOrDefault(OFFERED, List.of()).size(); i++) {
        double offered = value(series, OFFERED, i, 0);
        double achieved = value(series, ACHIEVED, i, 1);
        // Some tell the achieved rate, some its share.
        double share = achieved > 2 ? achieved / offered : achieved;
        steps.add(new Step(offered, share, value(series, time, i, 0), value(series, IN_TIME, i, 1) > 0, share >= KEPT_UP));
      }
      return steps;
    }

    private static double value(Map<String, List<Double>> series, String column, int index, double otherwise) {
      var values = series.getOrDefault(column, List.of());
      return index < values.size() ? values.get(index) : otherwise;
    }
  }

  private Table data(ScenarioRecord scenario, CaseRecord one) {
    var rows = new ArrayList<List<String>>();
    for (var contestant : measured.contestants(scenario, one)) {
      var knees = measured.values(scenario, one, Figure.KNEE, contestant.label());
      rows.add(List.of(
          contestant.label(),
          Cells.number(measured.median(scenario, one, Figure.KNEE, contestant.label())),
          String.join(", ", knees.stream().map(Format::whole).toList())));
    }
    return new Table(List.of("contestant", "knee/s, median", "of each round"), rows);
  }

  private Table csv(ScenarioRecord scenario, CaseRecord one, String time) {
    var rows = new ArrayList<List<String>>();
    steps(scenario, one, time).forEach(trial -> Step.of(trial, time).forEach(step -> rows.add(List.of(
        trial.contestant(), Integer.toString(trial.round()), Double.toString(step.offered), Double.toString(step.achieved),
        Double.toString(step.micros), Boolean.toString(step.inTime)))));
    return new Table(List.of("contestant", "round", "offered [1/s]", "achieved [share]", time + " [us]", "in time"), rows);
  }
}
