package c10k.bench.report;

import java.util.ArrayList;
import java.util.List;

/** The report in a few lines of text. */
public final class ConsoleTable {

  private ConsoleTable() {}

  /** The headline tables, how to read them, and what to beware of. */
  public static String of(BenchReport report) {
    var summary = new Summary(report);
    var lines = new ArrayList<String>();
    for (var headline : HeadlineTable.all(summary)) {
      lines.add("\n" + headline.title());
      lines.add(headline.table().asText());
    }
    Wording.columns(report).forEach(sentence -> lines.add(Wording.wrapped(sentence)));
    Wording.statuses(report).forEach(sentence -> lines.add(Wording.wrapped(sentence)));
    lines.add("");
    report.contestants().stream()
        .filter(entry -> !entry.whyNot().isEmpty())
        .forEach(entry -> lines.add(entry.label() + " has no numbers: " + entry.whyNot() + "."));
    report.caveats().forEach(caveat -> lines.add(Wording.wrapped(caveat)));
    lines.addAll(List.of("", "Repeat with: " + report.plan().repeatCommand(), ""));
    return String.join("\n", lines);
  }
}
