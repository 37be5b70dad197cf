package c10k.bench.report;

import c10k.bench.report.PoolColumn.Over;
import c10k.bench.report.PoolColumn.Ratio;
import c10k.bench.stats.Averages;
import c10k.bench.stats.RatioEstimate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Pools side by side in one scenario. Ratios are those of the same round, because absolute numbers
 * drift between rounds: their geometric mean, and from three rounds on an interval.
 */
public final class PoolTable {
  private final String first;
  private final List<PoolColumn> columns;
  private final List<PoolTrialRecord> trials;
  private final String reference;

  private PoolTable(String first, List<PoolColumn> columns, List<PoolTrialRecord> trials, String reference) {
    this.first = first;
    this.columns = List.copyOf(columns);
    this.trials = List.copyOf(trials);
    this.reference = reference;
  }

  /**
   * The table as text.
   *
   * @param trials of this scenario
   * @param labels of the pools, in the order to show them
   * @param reference whom ratios refer to
   */
  public static String of(
      List<PoolColumn> columns, List<PoolTrialRecord> trials, List<String> labels, String reference) {
    return of("pool", columns, trials, labels, reference);
  }

  /** The same, of something else than pools, whose name heads the first column. */
  public static String of(
      String first, List<PoolColumn> columns, List<PoolTrialRecord> trials, List<String> labels, String reference) {
    return new PoolTable(first, columns, trials, reference).asText(labels);
  }

  private String asText(List<String> labels) {
    var headings = new ArrayList<String>(List.of(first));
    for (var column : columns) {
      headings.add(column.heading());
      if (column.ratio() == Ratio.SHOWN) {
        headings.add("ratio");
      }
    }
    return new Table(headings, labels.stream().map(this::row).toList()).asText();
  }

  private List<String> row(String label) {
    var cells = new ArrayList<String>(List.of(label));
    for (var column : columns) {
      var cell = cell(column, label);
      cells.add(Format.value(cell));
      if (column.ratio() == Ratio.SHOWN) {
        cells.add(Format.ratio(cell));
      }
    }
    return cells;
  }

  private Optional<Cell> cell(PoolColumn column, String label) {
    var own = byRound(column.key(), label);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    var each = List.copyOf(own.values());
    var ratios = Summary.array(Summary.ratios(own, byRound(column.key(), reference)));
    return Optional.of(new Cell(
        column.over() == Over.LARGEST ? Collections.max(each) : Averages.median(Summary.array(each)),
        each,
        ratios.length == 0 ? Optional.empty() : Optional.of(RatioEstimate.of(ratios)),
        false));
  }

  private Map<Integer, Double> byRound(String key, String label) {
    var values = new TreeMap<Integer, Double>();
    for (var trial : trials) {
      var value = trial.figures().get(key);
      if (value != null && trial.pool().equals(label)) {
        values.put(trial.round(), value);
      }
    }
    return values;
  }

  /** A sentence in lines that fit a console. */
  public static String wrapped(String sentence) {
    return Wording.wrapped(sentence);
  }
}
