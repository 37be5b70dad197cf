package c10k.bench.report;

import c10k.bench.chart.Format;
import c10k.bench.result.Finding;
import c10k.bench.result.Results;
import c10k.bench.result.ScenarioRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The results in a few lines of text. */
public final class ConsoleReport {
  private static final int WIDTH = 120;

  private ConsoleReport() {}

  /** Tables with medians, ratios, verdicts and ranks, how to read them, and what to beware of. */
  public static String of(Results results) {
    var measured = new Measured(results);
    var lines = new ArrayList<String>();
    results.scenarios().forEach(scenario -> lines.addAll(scenario(measured, scenario)));
    lines.addAll(scorecard(measured));
    Remarks.statuses(results).forEach(sentence -> lines.add(wrapped(sentence)));
    Remarks.reasons(results).forEach(sentence -> lines.add(wrapped(sentence)));
    lines.add("");
    Remarks.caveats(results).forEach(caveat -> lines.add(wrapped(caveat)));
    lines.addAll(List.of("It took " + Remarks.duration(results) + ".", "", "All figures and charts are in the report's page.",
        "Repeat with: " + results.run().repeatCommand(), ""));
    return String.join("\n", lines);
  }

  private static List<String> scenario(Measured measured, ScenarioRecord scenario) {
    var lines = new ArrayList<String>();
    new ClaimsTable(measured, scenario).table().ifPresent(table -> lines.addAll(List.of("", table.asText())));
    for (var one : scenario.cases()) {
      new Answer(measured, scenario, one).shortTable().ifPresent(table -> lines.addAll(List.of(
          "", scenario.title() + (scenario.cases().size() == 1 ? "" : ": " + one.words()), table.asText())));
    }
    if (!lines.isEmpty()) {
      lines.addFirst(wrapped("\n" + scenario.id() + " " + scenario.name() + ": " + scenario.question()));
    }
    return lines;
  }

  private static List<String> scorecard(Measured measured) {
    var placings = Placing.all(measured);
    var lines = new ArrayList<String>();
    if (!placings.isEmpty()) {
      lines.add(wrapped(Scorecard.HOW_TO_READ));
    }
    for (var placing : placings) {
      var groups = placing.groups().stream().map(group -> words(placing, group)).collect(Collectors.joining("  <  "));
      var others = placing.others().isEmpty() ? "" : (groups.isEmpty() ? "no ranks: " : "  not ranked: ") + words(placing, placing.others());
      var floor = placing.floor().map(known -> "; equals differ by up to " + Format.percent(known.tolerance())).orElse("");
      lines.add(wrapped("  " + placing.scenario().name() + " (" + placing.subject() + floor + "): " + groups + others));
    }
    lines.add("");
    return lines;
  }

  private static String words(Placing placing, List<Finding> findings) {
    return findings.stream().map(finding -> finding.contestant() + " " + placing.words(finding)).collect(Collectors.joining(", "));
  }

  private static String wrapped(String text) {
    var lines = new StringBuilder();
    int length = 0;
    for (var word : text.split(" ", -1)) {
      boolean fits = length + word.length() < WIDTH;
      lines.append(length == 0 ? "" : fits ? " " : "\n    ").append(word);
      length = fits ? length + 1 + word.length() : word.length() + 4;
    }
    return lines.toString();
  }
}
