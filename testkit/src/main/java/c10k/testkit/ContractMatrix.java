package c10k.testkit;

import c10k.testkit.ContractResults.Outcome;
import c10k.testkit.ContractResults.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which model keeps which rule, from the outcomes of the tests: a row for each rule, a column for
 * each model.
 */
public final class ContractMatrix {

  /** One rule for one model: the worst of its tests. */
  private record Cell(Outcome outcome, String reason) {}

  private final String name;
  private final RuleBook book;

  /** Outcomes by model, in the order of the columns. */
  private final Map<String, List<Result>> models;

  ContractMatrix(String name, RuleBook book, Map<String, List<Result>> models) {
    this.name = name;
    this.book = book;
    this.models = models;
  }

  /** Reads what the tests of these models have written about their servers, each in the folder of its name. */
  public static ContractMatrix ofModels(List<String> models) {
    return new ContractMatrix("contract-matrix", RuleBook.server(), read(models, ""));
  }

  /** The same about their pools. */
  public static ContractMatrix ofPools(List<String> models) {
    return new ContractMatrix("pool-matrix", RuleBook.pool(), read(models, ContractResults.POOL));
  }

  private static Map<String, List<Result>> read(List<String> models, String prefix) {
    var results = new LinkedHashMap<String, List<Result>>();
    models.forEach(model -> results.put(model, ContractResults.read(RuleBook.projectRoot().resolve(model), prefix + model)));
    return results;
  }

  /** What is missing or broken, as full sentences; empty if the matrix is complete. */
  public List<String> complaints() {
    var complaints = new ArrayList<String>();
    models.forEach((model, results) -> {
      results.stream().map(Result::rule).filter(rule -> !book.ids().contains(rule)).distinct()
          .forEach(rule -> complaints.add(model + " has an outcome for " + rule + ", which is no rule."));
      for (var rule : book.ids()) {
        if (outcomesOf(results, rule).isEmpty()) {
          complaints.add(model + " has no outcome for " + rule + "; run its tests.");
        } else if (cell(results, rule).outcome() == Outcome.BROKEN) {
          complaints.add(model + " breaks " + rule + ".");
        }
      }
    });
    return complaints;
  }

  private static List<Result> outcomesOf(List<Result> results, String rule) {
    return results.stream().filter(result -> result.rule().equals(rule)).toList();
  }

  private static Cell cell(List<Result> results, String rule) {
    return outcomesOf(results, rule).stream()
        .max((one, other) -> one.outcome().compareTo(other.outcome()))
        .map(worst -> new Cell(worst.outcome(), worst.detail()))
        .orElseThrow(() -> new IllegalStateException("no outcome for " + rule));
  }

  /** Writes the matrix in AsciiDoc and in Markdown, below this folder. */
  public void writeTo(Path target) {
    try {
      var folder = Files.createDirectories(target.resolve(name));
      Files.write(folder.resolve(name + ".adoc"), asciiDoc());
      Files.write(folder.resolve(name + ".md"), markdown());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the matrix", e);
    }
  }

  List<String> asciiDoc() {
    var notes = new ArrayList<String>();
    var lines = new ArrayList<String>();
    lines.add("[cols=\"1,6" + ",2".repeat(models.size()) + "\",options=\"header\"]");
    lines.add("|===");
    lines.add("|Rule |Promise |" + String.join(" |", models.keySet()));
    for (var rule : book.rules()) {
      lines.add("");
      lines.add("|" + rule.id() + " |" + rule.sentence());
      models.values().forEach(results -> lines.add("|" + mark(cell(results, rule.id()), notes)));
    }
    lines.add("|===");
    lines.add("");
    notes.forEach(note -> lines.add(". " + note));
    return lines;
  }

  List<String> markdown() {
    var notes = new ArrayList<String>();
    var lines = new ArrayList<String>();
    lines.add("| Rule | Promise | " + String.join(" | ", models.keySet()) + " |");
    lines.add("| --- | --- |" + " --- |".repeat(models.size()));
    for (var rule : book.rules()) {
      var row = new StringBuilder("| " + rule.id() + " | " + rule.sentence() + " |");
      models.values().forEach(results -> row.append(' ').append(mark(cell(results, rule.id()), notes)).append(" |"));
      lines.add(row.toString());
    }
    lines.add("");
    for (int i = 0; i < notes.size(); i++) {
      lines.add((i + 1) + ". " + notes.get(i));
    }
    return lines;
  }

  /** A reason is said once, below the table. */
  private static String mark(Cell cell, List<String> notes) {
    return switch (cell.outcome()) {
      case KEPT -> "kept";
      case DECLARED -> "by nature not " + note(cell.reason(), notes);
      case SKIPPED -> "not tested here " + note(cell.reason(), notes);
      case BROKEN -> "BROKEN " + note(cell.reason(), notes);
    };
  }

  private static String note(String reason, List<String> notes) {
    if (!notes.contains(reason)) {
      notes.add(reason);
    }
    return "(" + (notes.indexOf(reason) + 1) + ")";
  }
}
