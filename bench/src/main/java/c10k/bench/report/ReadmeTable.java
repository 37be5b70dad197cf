package c10k.bench.report;

import c10k.bench.chart.Format;
import c10k.bench.chart.Table;
import c10k.bench.result.Finding;
import c10k.bench.result.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The answers as a table for the README, which is generated so that nobody has to believe it. */
public final class ReadmeTable {
  /** What stands before the table. */
  public static final String BEGIN = "<!-- results:begin -->";

  /** What stands behind it. */
  public static final String END = "<!-- results:end -->";

  private ReadmeTable() {}

  /** The table, and where it is from. */
  public static String of(Results results) {
    var placings = Placing.all(new Measured(results));
    var rows = placings.stream().map(ReadmeTable::row).toList();
    var environment = results.environment();
    return "\n" + new Table(List.of("question", "measured", "groups, the best first", "equals differ by up to"), rows).asMarkdown()
        + "\n" + Scorecard.HOW_TO_READ + " Measured on " + results.generatedAt().substring(0, "2026-01-01".length()) + ", "
        + environment.getOrDefault("Processor", "unknown processor") + ", " + environment.getOrDefault("Cores", "?") + " cores, "
        + environment.getOrDefault("JDK", "unknown JDK") + ", profile `" + results.run().profile() + "`"
        + (results.run().smokeTest() ? ", a smoke test" : "") + ". Ratios travel better than numbers, but measure on your own machine.\n";
  }

  private static List<String> row(Placing placing) {
    var groups = new ArrayList<String>();
    for (int i = 0; i < placing.groups().size(); i++) {
      groups.add((i + 1) + ". " + words(placing, placing.groups().get(i), i == 0));
    }
    if (!placing.others().isEmpty()) {
      groups.add((placing.groups().isEmpty() ? "too few rounds for ranks: " : "not ranked: ") + words(placing, placing.others(), false));
    }
    return List.of(
        placing.scenario().question(), placing.subject(), String.join("<br>", groups),
        placing.floor().map(floor -> Format.percent(floor.tolerance())).orElse(Format.NOTHING));
  }

  private static String words(Placing placing, List<Finding> findings, boolean bold) {
    var mark = bold ? "**" : "";
    return findings.stream()
        .map(finding -> mark + finding.contestant() + mark + " " + placing.words(finding))
        .collect(Collectors.joining(", "));
  }

  /**
   * Puts the table between the markers of a text.
   *
   * @throws IllegalArgumentException if the text has not exactly one place for it
   */
  public static String placed(String text, Results results) {
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin || text.indexOf(BEGIN, begin + 1) >= 0 || text.indexOf(END, end + 1) >= 0) {
      throw new IllegalArgumentException("There must be one line '" + BEGIN + "' and behind it one '" + END + "', between which the table goes.");
    }
    return text.substring(0, begin + BEGIN.length()) + of(results) + text.substring(end);
  }
}
