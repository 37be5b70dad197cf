package c10k.bench.compare;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A comparison for the terminal: first what it comes to, then the cells that matter. */
public final class ComparisonText {
  private static final double PERCENT = 100;
  private static final double LEVEL = 0.05;
  private static final double FEW = 10;
  private static final double SOME = 100;

  private final StringBuilder text = new StringBuilder();

  private ComparisonText() {}

  /**
   * Writes it.
   *
   * @param all whether to show the cells in which nothing happened, too
   */
  public static String of(Comparison comparison, Gate gate, boolean all) {
    var writer = new ComparisonText();
    writer.summary(comparison, gate);
    writer.list("How the runs differ, so that times of one say nothing about times of the other:", comparison.obstacles());
    writer.list("What else differs between the runs:", comparison.remarks());
    writer.cells(comparison.cells().stream().filter(cell -> all || matters(cell, gate)).toList());
    if (!all) {
      writer.line("--all shows all " + comparison.cells().size() + " cells.");
    }
    return writer.text.toString();
  }

  private static boolean matters(CellChange cell, Gate gate) {
    var outcome = cell.outcome();
    return outcome == Outcome.WORSE || outcome == Outcome.BETTER || (gate.looksAt(cell) && outcome.isOpen());
  }

  private void summary(Comparison comparison, Gate gate) {
    var judged = gate.cells(comparison);
    line("Gate " + gate.text() + ": " + switch (gate.decide(comparison)) {
      case PASSED -> "passed, nothing got worse.";
      case REGRESSION -> "REGRESSION, something got worse.";
      case INCONCLUSIVE -> "inconclusive, " + (judged.isEmpty() ? "there is nothing to judge." : "not everything could be judged.");
    });
    line(judged.isEmpty() ? "No cells." : counts(judged) + ".");
    long judgedTimes = judged.stream().filter(cell -> !cell.steady() && cell.low() != null).count();
    long byChance = Math.round(LEVEL * judgedTimes);
    if (byChance > 0) {
      line("By chance alone, about " + byChance + " of the " + judgedTimes + " times and rates seem to differ, few of them by more than the tolerance.");
    }
  }

  private static String counts(List<CellChange> cells) {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    cells.forEach(cell -> counts.merge(cell.outcome(), 1, Integer::sum));
    return String.join(", ", counts.entrySet().stream().map(entry -> entry.getValue() + " " + entry.getKey().words()).toList());
  }

  private void list(String heading, List<String> sentences) {
    if (!sentences.isEmpty()) {
      line("");
      line(heading);
      sentences.forEach(sentence -> line("  ! " + sentence));
    }
  }

  private void cells(List<CellChange> cells) {
    String place = "";
    for (var cell : cells) {
      var next = cell.scenario() + ", " + cell.caseName();
      if (!next.equals(place)) {
        place = next;
        line("");
        line(place);
      }
      cell(cell);
    }
    if (!cells.isEmpty()) {
      line("");
    }
  }

  private void cell(CellChange cell) {
    line(String.format(
            Locale.ROOT,
            "  %-18s %-27s %-28s %10s -> %10s  %s",
            cell.outcome().words(),
            cell.figure(),
            cell.contestant(),
            number(cell.base()),
            number(cell.head()),
            cell.change() == null ? cell.reason() : change(cell))
        .stripTrailing());
  }

  private static String change(CellChange cell) {
    var low = cell.low();
    var high = cell.high();
    var interval = low == null || high == null ? "" : " [" + percent(low) + ", " + percent(high) + "]";
    var tolerance = String.format(Locale.ROOT, " (tolerance %.0f %%%s)", PERCENT * cell.tolerance(), cell.steady() ? "" : ", to the reference");
    return percent(cell.change()) + interval + tolerance;
  }

  private static String percent(@Nullable Double ratio) {
    return ratio == null ? "" : String.format(Locale.ROOT, "%+.1f %%", PERCENT * (ratio - 1));
  }

  private static String number(@Nullable Double value) {
    if (value == null) {
      return "-";
    }
    double size = Math.abs(value);
    return String.format(Locale.ROOT, size < FEW ? "%.3f" : size < SOME ? "%.1f" : "%,.0f", value);
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
