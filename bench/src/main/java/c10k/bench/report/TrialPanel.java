package c10k.bench.report;

import c10k.bench.chart.Axis;
import c10k.bench.chart.DotChart;
import c10k.bench.chart.Format;
import c10k.bench.chart.Table;
import c10k.bench.result.CaseRecord;
import c10k.bench.result.CellTrials;
import c10k.bench.result.ContestantRecord;
import c10k.bench.result.Figure;
import c10k.bench.result.Finding;
import c10k.bench.result.ScenarioRecord;
import c10k.bench.result.TrialStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every trial of a case as a dot, in the headline figure. */
record TrialPanel(Measured measured, ScenarioRecord scenario, CaseRecord one, Figure figure) {

  /** Empty if nothing was measured. */
  static Optional<Panel> of(Measured measured, ScenarioRecord scenario, CaseRecord one) {
    return measured.figures(scenario, one).stream().findFirst().flatMap(figure -> new TrialPanel(measured, scenario, one, figure).panel());
  }

  private Optional<Panel> panel() {
    var findings = measured.findings(scenario, one, figure).stream()
        .filter(finding -> finding.median() != null)
        .sorted(Comparator.comparingInt(this::place))
        .toList();
    var words = figure.words(scenario.unit());
    var reference = findings.stream().filter(finding -> finding.contestant().equals(scenario.reference())).findFirst();
    var band = reference.flatMap(this::band);
    var chart = new DotChart(new Axis(words, Axis.Kind.LINEAR), findings.stream().map(finding -> row(finding, reference)).toList(), band);
    var lead = "Each dot is a trial, hollow if not ok; the stroke is the median"
        + (band.isPresent() ? ", the bar the 95 % interval of the ratio, the grey band how far equals differ." : ".");
    return findings.isEmpty() ? Optional.empty() : Optional.of(
        Panel.of(Panel.fileName(scenario.name(), one.name(), "trials"), "Every trial, " + words + ".", lead, chart.draw(), data(findings), csv()));
  }

  /** The reference and its control first: they tell how to read the rest. */
  private int place(Finding finding) {
    return finding.contestant().equals(scenario.reference()) ? 0 : measured.contestant(finding.contestant()).control() ? 1 : 2;
  }

  private Optional<DotChart.Span> band(Finding reference) {
    return measured.noiseFloor(scenario, one, figure)
        .flatMap(floor -> Optional.ofNullable(reference.median())
            .map(median -> new DotChart.Span(median / (1 + floor.tolerance()), median * (1 + floor.tolerance()))));
  }

  private DotChart.Row row(Finding finding, Optional<Finding> reference) {
    var good = new ArrayList<Double>();
    var doubtful = new ArrayList<Double>();
    for (var trial : measured.trials(scenario, one, finding.contestant())) {
      boolean counts = trial.status().hasFigures() && !(trial.status() == TrialStatus.SATURATED && figure.isWait());
      if (counts) {
        trial.figure(figure).ifPresent(value -> (trial.status() == TrialStatus.OK ? good : doubtful).add(value));
      }
    }
    var value = new Cells(measured).median(scenario, one, figure, finding.contestant());
    return new DotChart.Row(
        measured.look(finding.contestant()), good, doubtful, median(finding), interval(finding, reference),
        finding.ratio() == null ? value : value + " · " + Cells.times(finding.ratio()));
  }

  private static double median(Finding finding) {
    return finding.median() == null ? 0 : finding.median();
  }

  /** The interval is one of the ratio; it is drawn where the reference's median puts it. */
  private static Optional<DotChart.Span> interval(Finding finding, Optional<Finding> reference) {
    if (finding.low() == null || finding.high() == null || reference.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new DotChart.Span(median(reference.get()) * finding.low(), median(reference.get()) * finding.high()));
  }

  private static Table data(List<Finding> findings) {
    return new Table(
        List.of("contestant", "trials", "least", "greatest", "p", "outliers"),
        findings.stream().map(finding -> List.of(
            finding.contestant(),
            Integer.toString(finding.trials()),
            number(finding.least()),
            number(finding.greatest()),
            number(finding.pValue()),
            Integer.toString(finding.mildOutliers() + finding.severeOutliers()))).toList());
  }

  private static String number(@Nullable Double value) {
    return value == null ? Format.NOTHING : Format.number(value);
  }

  private Table csv() {
    var trials = CellTrials.of(measured.results(), scenario.name(), one.name(), figure);
    var rows = new ArrayList<List<String>>();
    for (ContestantRecord contestant : measured.contestants(scenario, one)) {
      var rounds = trials.byContestant().get(contestant.label());
      if (rounds != null) {
        rounds.forEach((round, value) -> rows.add(List.of(contestant.label(), Integer.toString(round), Double.toString(value))));
      }
    }
    return new Table(List.of("contestant", "round", figure.key() + " [" + figure.unit() + "]"), rows);
  }
}
