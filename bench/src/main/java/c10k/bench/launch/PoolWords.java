package c10k.bench.launch;

import c10k.bench.stats.RatioEstimate;
import c10k.bench.pool.PoolContestant;
import c10k.bench.pool.PoolContestants;
import c10k.bench.report.PoolTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a comparison of pools prints. */
final class PoolWords {
  private PoolWords() {}

  static String row(PoolTrial trial, String words, Duration left) {
    return String.format(
        Locale.ROOT, "round %d  %-10s  %-22s  %s, %s left", trial.round(), trial.scenario().words(), trial.label(), words, Progress.minutes(left));
  }

  /** A measure's first figure, with its unit. */
  static String headline(PoolMeasure measure, Map<String, Double> figures) {
    var column = measure.columns().getFirst();
    return String.format(Locale.ROOT, "%,.3f %s", figures.getOrDefault(column.key(), Double.NaN), column.heading());
  }

  static String tables(PoolPlan plan, PoolLog log) {
    var lines = new ArrayList<String>();
    PoolMeasure before = null;
    for (var scenario : plan.scenarios()) {
      if (plan.labels(scenario.measure()).isEmpty()) {
        continue;
      }
      lines.add("\n" + scenario.title());
      var labels = plan.labels(scenario.measure());
      lines.add(PoolTable.of(scenario.measure().columns(), log.of(scenario), labels, plan.reference()));
      if (scenario.measure() != before) {
        lines.add(PoolTable.wrapped(scenario.measure().explanation()) + "\n");
      }
      before = scenario.measure();
    }
    remarks(plan, log).forEach(remark -> lines.add(PoolTable.wrapped(remark)));
    lines.add("");
    return String.join("\n", lines);
  }

  private static List<String> remarks(PoolPlan plan, PoolLog log) {
    var remarks = new ArrayList<String>();
    remarks.add(log.roundsDone() == 1
        ? "One round. Ratios are those to " + plan.reference() + "."
        : "Medians of " + log.roundsDone() + " rounds; 'max', 'worst' and 'most' are the largest of all. Ratios are those to "
            + plan.reference() + " in the same round: their geometric mean"
            + (log.roundsDone() < RatioEstimate.FEWEST_FOR_INTERVAL ? "." : ", with a 95 % interval."));
    if (log.roundsDone() < RatioEstimate.FEWEST_FOR_INTERVAL) {
      remarks.add("No intervals are given, because fewer than three rounds were run.");
    }
    if (log.roundsDone() < plan.rounds()) {
      remarks.add("Only " + log.roundsDone() + " of " + plan.rounds() + " rounds were completed.");
    }
    PoolContestants.all().stream()
        .filter(pool -> plan.pools().isEmpty() || plan.pools().contains(pool.label()))
        .map(PoolContestant::remark)
        .forEach(remark -> remark.filter(text -> !remarks.contains(text + ".")).ifPresent(text -> remarks.add(text + ".")));
    log.failures().forEach(trial -> remarks.add(
        "Failed in round " + trial.round() + ", " + trial.scenario() + ", " + trial.pool() + ": " + trial.failure()));
    return remarks;
  }
}
