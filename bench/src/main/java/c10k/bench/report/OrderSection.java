package c10k.bench.report;

import c10k.bench.result.TrialStatus;
import c10k.bench.result.Figure;
import java.util.ArrayList;
import java.util.List;

/** In which order trials ran, and what else went on. */
record OrderSection(Summary summary, Palette palette) {
  private static final int PERCENT = 100;

  Section section() {
    var report = summary.report();
    var chart = new RunOrderChart(report.contestants().stream().map(entry -> row(entry.label())).toList());
    return new Section(
        "Order of the trials",
        "Every round runs every server once per scenario, in random order, and the next round in the opposite order: so a "
            + "machine that becomes slower or faster favours nobody. Hollow marks are trials that were not ok.",
        List.of(),
        chart.draw(ChartSize.WIDE),
        chart.draw(ChartSize.NARROW),
        new Table(
            List.of("server", "round", "scenario", "start s", "took s", "load average", "stolen %", "status", "reason"),
            report.trials().stream().map(OrderSection::cells).toList()));
  }

  private RunOrderChart.Row row(String label) {
    var marks = new ArrayList<RunOrderChart.Mark>();
    for (var trial : summary.report().trials()) {
      if (trial.contestant().equals(label)) {
        marks.add(new RunOrderChart.Mark(trial.startSeconds(), trial.seconds(), trial.status() == TrialStatus.OK, words(trial)));
      }
    }
    return new RunOrderChart.Row(label, palette.cssClass(label), marks);
  }

  private static String words(TrialRecord trial) {
    return trial.contestant() + ", round " + trial.round() + ", " + scenario(trial) + ": " + trial.status().words();
  }

  private static String scenario(TrialRecord trial) {
    return trial.scenario().text() + " " + trial.connections();
  }

  private static List<String> cells(TrialRecord trial) {
    var steal = trial.figure(Figure.STEAL);
    return List.of(
        trial.contestant(),
        Integer.toString(trial.round()),
        scenario(trial),
        Format.number(trial.startSeconds()),
        Format.number(trial.seconds()),
        Format.number(trial.loadAverage()),
        steal.isPresent() ? Format.number(PERCENT * steal.getAsDouble()) : Format.NOTHING,
        trial.status().words(),
        trial.reason());
  }
}
