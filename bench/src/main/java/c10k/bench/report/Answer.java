package c10k.bench.report;

import c10k.bench.chart.Format;
import c10k.bench.chart.Table;
import c10k.bench.result.CaseRecord;
import c10k.bench.result.ContestantRecord;
import c10k.bench.result.Figure;
import c10k.bench.result.Finding;
import c10k.bench.result.ScenarioRecord;
import c10k.bench.result.TrialRecord;
import c10k.bench.result.TrialStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What was found in one case, as a table: the headline figure with ratio, verdict and rank, then the other figures. */
record Answer(Measured measured, ScenarioRecord scenario, CaseRecord one) {
  private static final int FEW = 5;

  /** With all figures, for the page; empty if nothing was tried. */
  Optional<Table> table() {
    return table(Integer.MAX_VALUE);
  }

  /** With the first few figures, which fit on a console. */
  Optional<Table> shortTable() {
    return table(FEW);
  }

  private Optional<Table> table(int most) {
    var figures = measured.figures(scenario, one).stream().limit(most).toList();
    var contestants = measured.contestants(scenario, one);
    if (contestants.isEmpty()) {
      return Optional.empty();
    }
    var sorted = new ArrayList<>(contestants);
    figures.stream().findFirst().ifPresent(headline -> sorted.sort(Comparator.comparingInt(contestant -> rank(headline, contestant))));
    return Optional.of(new Table(headings(figures), sorted.stream().map(contestant -> row(figures, contestant)).toList()));
  }

  /** Those without a rank come last, in the order to show them. */
  private int rank(Figure headline, ContestantRecord contestant) {
    return measured.finding(scenario, one, headline, contestant.label()).map(Finding::rank).orElse(Integer.MAX_VALUE);
  }

  private List<String> headings(List<Figure> figures) {
    var headings = new ArrayList<String>(List.of("contestant"));
    for (var figure : figures) {
      headings.add(figure.words(scenario.unit()));
      if (headings.size() == 2) {
        headings.addAll(List.of("ratio [95 %]", "verdict", "rank"));
      }
    }
    headings.add("status");
    return headings;
  }

  private List<String> row(List<Figure> figures, ContestantRecord contestant) {
    var cells = new Cells(measured);
    var row = new ArrayList<String>(List.of(contestant.label()));
    for (var figure : figures) {
      row.add(cells.median(scenario, one, figure, contestant.label()));
      if (row.size() == 2) {
        var headline = measured.finding(scenario, one, figure, contestant.label());
        row.add(isReference(contestant) ? "1" : headline.map(Cells::ratio).orElse(Format.NOTHING));
        row.add(isReference(contestant) ? "reference" : headline.map(Cells::verdict).orElse(Format.NOTHING));
        row.add(contestant.control() ? "control" : headline.map(Cells::rank).orElse(Format.NOTHING));
      }
    }
    row.add(status(contestant.label()));
    return row;
  }

  private boolean isReference(ContestantRecord contestant) {
    return contestant.label().equals(scenario.reference());
  }

  /** Of the worst trial, and of how many. */
  private String status(String contestant) {
    var trials = measured.trials(scenario, one, contestant);
    var worst = trials.stream().map(TrialRecord::status).max(Comparator.naturalOrder()).orElse(TrialStatus.DNF);
    long times = trials.stream().filter(trial -> trial.status() == worst).count();
    return worst == TrialStatus.OK || times == trials.size() ? worst.words() : worst.words() + " (" + times + " of " + trials.size() + ")";
  }
}
