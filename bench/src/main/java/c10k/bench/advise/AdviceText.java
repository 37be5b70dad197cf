package c10k.bench.advise;

import c10k.bench.advise.Advice.Dimension;
import c10k.bench.advise.Advice.Turn;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** Advice for the terminal. */
public final class AdviceText {
  private static final double PERCENT = 100;
  private static final double MEBI = 1 << 20;
  private static final double FEW = 10;
  private static final double SOME = 100;

  private final StringBuilder text = new StringBuilder();

  private AdviceText() {}

  /** Writes it: the recommendation, the others, how sure it is, what would change it, and the evidence. */
  public static String of(Advice advice) {
    var writer = new AdviceText();
    writer.recommendation(advice);
    writer.others(advice);
    writer.excluded(advice);
    writer.confidence(advice);
    writer.turns(advice);
    writer.evidence(advice);
    return writer.text.toString();
  }

  private void recommendation(Advice advice) {
    if (advice.recommended().isEmpty()) {
      line("Nothing that was measured can do this.");
      return;
    }
    var first = advice.recommended().get();
    line("Use " + first.candidate().text() + ": " + first.candidate().effort() + ".");
    needs(first);
    var ties = advice.ranked().getFirst().stream().skip(1).map(one -> one.candidate().text()).toList();
    if (!ties.isEmpty()) {
      line("  " + String.join(", ", ties) + " would do as well: what was measured does not tell them apart for this load, or not by enough to");
      line("  matter. " + capital(first.candidate().text()) + " comes first because it is the simplest of them to write for.");
    }
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private void needs(Assessment one) {
    one.filled().ifPresent(filled -> line(String.format(
        Locale.ROOT, "  its fullest resource, %s: %.0f %% full [%.0f - %.0f]", one.fullest(), PERCENT * filled.value(), PERCENT * filled.low(),
        PERCENT * filled.high())));
    one.memory().ifPresent(memory -> line(String.format(
        Locale.ROOT, "  memory: %,.0f MiB [%,.0f - %,.0f], server and kernel, beside what any JVM needs", memory.value() / MEBI, memory.low() / MEBI, memory.high() / MEBI)));
    one.cores().ifPresent(cores -> line(String.format(
        Locale.ROOT, "  processor: %.2f cores busy [%.2f - %.2f]", cores.value(), cores.low(), cores.high())));
    if (one.threads() > 0) {
      line(String.format(Locale.ROOT, "  threads of the system: %,d%s", one.threads(), one.candidate().hasWorkers() ? ", by Little's law and a reserve" : ""));
    }
    one.notes().forEach(note -> line("  " + note));
  }

  private void others(Advice advice) {
    for (var group : advice.ranked().stream().skip(1).toList()) {
      line("");
      line("Then: " + String.join(", ", group.stream().map(one -> one.candidate().text()).toList()));
      for (var one : group) {
        line(" " + one.candidate().text());
        needs(one);
      }
    }
    if (!advice.unmeasured().isEmpty()) {
      line("");
      line("Not measured: " + String.join(", ", advice.unmeasured().stream().map(one -> one.candidate().text()).toList()));
    }
  }

  private void excluded(Advice advice) {
    for (var one : advice.excluded()) {
      line("");
      line("Not " + one.candidate().text() + ":");
      for (var exclusion : one.exclusions()) {
        line("  " + exclusion.reason());
        exclusion.cells().forEach(cell -> line("    " + words(cell)));
      }
    }
  }

  private void confidence(Advice advice) {
    line("");
    line("Confidence: " + advice.confidence().name().toLowerCase(Locale.ROOT) + ".");
    advice.doubts().forEach(doubt -> line("  " + doubt));
    if (!advice.missing().isEmpty()) {
      line("  Measure more: lab bench --only " + String.join(",", advice.missing()) + " --profile full");
    }
  }

  private void turns(Advice advice) {
    if (!advice.turns().isEmpty()) {
      line("");
      line("What would change it, all else being equal:");
      advice.turns().forEach(turn -> line("  " + words(turn)));
    }
  }

  private static String words(Turn turn) {
    var at = String.format(Locale.ROOT, turn.at() < SOME ? "%.3g" : "%,.0f", turn.at());
    var side = turn.dimension() == Dimension.MEMORY ? "with " + at + " %s or less" : "from " + at + " %s on";
    return side.replace("%s", turn.dimension().words())
        + ": " + turn.instead().map(Candidate::text).orElse("nothing that was measured can do it any more");
  }

  private void evidence(Advice advice) {
    var cells = new LinkedHashSet<Cell>();
    advice.ranked().forEach(group -> group.forEach(one -> cells.addAll(one.cells())));
    if (!cells.isEmpty()) {
      line("");
      line("Measured:");
      List.copyOf(cells).forEach(cell -> line("  " + words(cell)));
    }
  }

  private static String words(Cell cell) {
    return cell.scenario() + ", " + cell.caseName() + ", " + cell.figure() + ", " + cell.contestant() + ": " + number(cell.quantity().value()) + " ["
        + number(cell.quantity().low()) + " - " + number(cell.quantity().high()) + "] " + cell.unit() + ", "
        + (cell.trials() == 1 ? "one trial" : cell.trials() + " trials");
  }

  private static String number(double value) {
    double size = Math.abs(value);
    return String.format(Locale.ROOT, size < FEW ? "%.2f" : size < SOME ? "%.1f" : "%,.0f", value);
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
