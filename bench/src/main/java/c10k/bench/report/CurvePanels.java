package c10k.bench.report;

import c10k.bench.chart.Axis;
import c10k.bench.chart.Format;
import c10k.bench.chart.LineChart;
import c10k.bench.chart.Table;
import c10k.bench.result.CaseRecord;
import c10k.bench.result.ResultsFolder;
import c10k.bench.result.ScenarioRecord;
import c10k.bench.result.TrialRecord;
import c10k.bench.result.TrialStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Times by percentile: from when a message was due, and from when it was sent, side by side. */
record CurvePanels(Measured measured, ResultsFolder folder) {
  private static final double[] PERCENTILES = {50, 90, 99, 99.9, 99.99};
  private static final double ALL = 100;
  private static final int FEWEST_POINTS = 2;

  /** What the benchmarks keep histograms of. */
  private enum Kind {
    RESPONSE("response", "Response time.", "From when a message was due, so waiting in line counts."),
    SERVICE("service", "Service time.", "From when it was sent: what a generator that waits its turn would report.");

    private final String file;
    private final String title;
    private final String lead;

    Kind(String file, String title, String lead) {
      this.file = file;
      this.title = title;
      this.lead = lead;
    }
  }

  /** None without histograms. */
  List<Panel> of(ScenarioRecord scenario, CaseRecord one) throws IOException {
    var panels = new ArrayList<Panel>();
    for (var kind : Kind.values()) {
      panel(scenario, one, kind).ifPresent(panels::add);
    }
    return panels;
  }

  private Optional<Panel> panel(ScenarioRecord scenario, CaseRecord one, Kind kind) throws IOException {
    var curves = new ArrayList<Curve>();
    var saturated = new ArrayList<String>();
    for (var contestant : measured.contestants(scenario, one)) {
      var trials = measured.trials(scenario, one, contestant.label());
      if (trials.stream().anyMatch(trial -> trial.status() == TrialStatus.SATURATED)) {
        saturated.add(contestant.label());
      } else {
        curve(contestant.label(), trials, kind).ifPresent(curves::add);
      }
    }
    return curves.isEmpty() ? Optional.empty() : Optional.of(panel(scenario, one, kind, curves, saturated));
  }

  private Optional<Curve> curve(String contestant, List<TrialRecord> trials, Kind kind) throws IOException {
    var histograms = new ArrayList<Histogram>();
    for (var trial : trials) {
      if (trial.status().hasFigures()) {
        folder.histogram(trial, kind.file).filter(histogram -> histogram.getTotalCount() > 0).ifPresent(histograms::add);
      }
    }
    return histograms.isEmpty() ? Optional.empty() : Optional.of(Curve.merge(contestant, histograms));
  }

  private Panel panel(ScenarioRecord scenario, CaseRecord one, Kind kind, List<Curve> curves, List<String> saturated) {
    var lines = curves.stream()
        .filter(curve -> curve.points().size() >= FEWEST_POINTS)
        .map(curve -> LineChart.Line.of(measured.look(curve.contestant()), LineChart.Kind.CURVE, curve.points()))
        .toList();
    var chart = new LineChart(
        kind.title, new Axis("this share took at most so long", Axis.Kind.PERCENTILES), new Axis("time", Axis.Kind.LOG_MICROS), lines, List.of());
    var lead = kind.lead + " Rounds are merged; a curve ends where fewer than ten samples lie beyond."
        + (saturated.isEmpty() ? "" : " Saturated, so not drawn: " + String.join(", ", saturated) + ".");
    return Panel.of(Panel.fileName(scenario.name(), one.name(), kind.file), kind.title, lead, chart, data(curves, saturated), csv(curves));
  }

  private static Table data(List<Curve> curves, List<String> saturated) {
    var rows = new ArrayList<List<String>>();
    for (var curve : curves) {
      var row = new ArrayList<String>(List.of(curve.contestant(), Format.whole((double) curve.histogram().getTotalCount())));
      for (double percentile : PERCENTILES) {
        row.add(curve.hasEnoughBeyond(1 - percentile / ALL) ? Format.number(curve.micros(percentile)) : Format.NOTHING);
      }
      row.add(Format.number(curve.largestMicros()));
      rows.add(row);
    }
    saturated.forEach(label -> rows.add(List.of(label, "saturated", "", "", "", "", "", "")));
    return new Table(List.of("contestant", "samples", "p50 µs", "p90 µs", "p99 µs", "p99.9 µs", "p99.99 µs", "largest µs"), rows);
  }

  private static Table csv(List<Curve> curves) {
    var rows = new ArrayList<List<String>>();
    for (var curve : curves) {
      for (var point : curve.points()) {
        rows.add(List.of(curve.contestant(), Double.toString(point.x()), Double.toString(point.y())));
      }
    }
    return new Table(List.of("contestant", "percentile", "time [us]"), rows);
  }
}
