package c10k.bench.compare;

import c10k.bench.contestant.Label;
import c10k.bench.result.CaseRecord;
import c10k.bench.result.CellTrials;
import c10k.bench.result.Figure;
import c10k.bench.result.Results;
import c10k.bench.result.ScenarioRecord;
import c10k.bench.result.TrialRecord;
import c10k.bench.result.TrialStatus;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What became of each cell between two runs.
 *
 * @param cells in the order of the base, then those that only the head has; without the controls
 * @param obstacles how the runs differ, so that times of one say nothing about those of the other; sentences
 * @param remarks other differences between the runs, which a reader should know; sentences
 */
public record Comparison(List<CellChange> cells, List<String> obstacles, List<String> remarks) {

  public Comparison {
    cells = List.copyOf(cells);
    obstacles = List.copyOf(obstacles);
    remarks = List.copyOf(remarks);
  }

  /**
   * Compares.
   *
   * @param base the run before
   * @param head the run after
   */
  public static Comparison of(Results base, Results head) {
    var cells = new ArrayList<CellChange>();
    for (var name : union(names(base), names(head))) {
      var before = scenario(base, name);
      var after = scenario(head, name);
      for (var caseName : union(caseNames(before), caseNames(after))) {
        for (var contestant : union(contestants(base, name, caseName), contestants(head, name, caseName))) {
          correctness(base, head, name, caseName, contestant).ifPresent(cells::add);
        }
        for (var key : union(figures(before), figures(after))) {
          Figure.ofKey(key).ifPresent(figure -> cells.addAll(ofFigure(base, head, name, caseName, figure)));
        }
      }
    }
    var differences = RunDifferences.of(base, head);
    return new Comparison(cells, differences.obstacles(), differences.remarks());
  }

  private static List<CellChange> ofFigure(Results base, Results head, String name, String caseName, Figure figure) {
    var pair = new CellPair(
        name,
        caseName,
        scenario(base, name).map(ScenarioRecord::reference).orElse(""),
        scenario(head, name).map(ScenarioRecord::reference).orElse(""),
        params(base, name, caseName).equals(params(head, name, caseName)),
        CellTrials.of(base, name, caseName, figure),
        CellTrials.of(head, name, caseName, figure));
    var cells = new ArrayList<CellChange>();
    for (var contestant : union(contestants(base, name, caseName), contestants(head, name, caseName))) {
      pair.change(contestant).ifPresent(cells::add);
    }
    return cells;
  }

  /** Wrong answers, where both runs tried. */
  private static Optional<CellChange> correctness(Results base, Results head, String scenario, String caseName, String contestant) {
    if (!contestants(base, scenario, caseName).contains(contestant) || !contestants(head, scenario, caseName).contains(contestant)) {
      return Optional.empty();
    }
    double before = wrong(base, scenario, caseName, contestant);
    double after = wrong(head, scenario, caseName, contestant);
    var outcome = after > 0 && before == 0 ? Outcome.WORSE : before > 0 && after == 0 ? Outcome.BETTER : Outcome.WITHIN_NOISE;
    return Optional.of(new CellChange(
        scenario, caseName, CellChange.CORRECTNESS, contestant, true, before, after, null, null, null, 0, outcome,
        after > 0 ? "trials were answered wrongly" : ""));
  }

  private static double wrong(Results results, String scenario, String caseName, String contestant) {
    return (double) trials(results, scenario, caseName).stream()
        .filter(trial -> trial.contestant().equals(contestant) && trial.status() == TrialStatus.FAILED)
        .count();
  }

  private static List<TrialRecord> trials(Results results, String scenario, String caseName) {
    return results.trials().stream().filter(trial -> trial.scenario().equals(scenario) && trial.caseName().equals(caseName)).toList();
  }

  /** Those that were tried, and are no second entry of another. */
  private static Set<String> contestants(Results results, String scenario, String caseName) {
    var tried = new LinkedHashSet<String>();
    for (var trial : trials(results, scenario, caseName)) {
      if (trial.contestant().equals(Label.withoutAgain(trial.contestant()))) {
        tried.add(trial.contestant());
      }
    }
    return tried;
  }

  private static List<String> names(Results results) {
    return results.scenarios().stream().map(ScenarioRecord::name).toList();
  }

  private static Optional<ScenarioRecord> scenario(Results results, String name) {
    return results.scenarios().stream().filter(scenario -> scenario.name().equals(name)).findFirst();
  }

  private static List<String> caseNames(Optional<ScenarioRecord> scenario) {
    return scenario.stream().flatMap(one -> one.cases().stream()).map(CaseRecord::name).toList();
  }

  private static List<String> figures(Optional<ScenarioRecord> scenario) {
    return scenario.map(ScenarioRecord::figures).orElse(List.of());
  }

  private static Optional<CaseRecord> params(Results results, String name, String caseName) {
    return scenario(results, name).stream()
        .flatMap(one -> one.cases().stream())
        .filter(one -> one.name().equals(caseName))
        .findFirst();
  }

  private static Set<String> union(Iterable<String> base, Iterable<String> head) {
    var union = new LinkedHashSet<String>();
    base.forEach(union::add);
    head.forEach(union::add);
    return union;
  }
}
