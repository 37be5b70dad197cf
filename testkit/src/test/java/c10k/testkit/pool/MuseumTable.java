package c10k.testkit.pool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What it took to catch each of the bugs, as a table. */
record MuseumTable(List<Kill> kills) {
  private static final String NAME = "pool-museum";
  private static final List<String> HEADER = List.of("Id", "What broke", "Seen in", "Killed by", "Tries", "Steps", "Shortest history found");

  MuseumTable {
    kills = List.copyOf(kills);
  }

  /**
   * The end of one mutant.
   *
   * @param rule the rule that was found broken
   * @param tries histories until one broke it
   * @param steps that history, after shrinking
   */
  record Kill(PoolFlaw flaw, String rule, int tries, List<String> steps) {

    Kill {
      steps = List.copyOf(steps);
    }

    private boolean isScenario() {
      return !flaw.test().equals(PoolFlaw.RANDOM_HISTORIES);
    }

    private List<String> cells() {
      return List.of(
          flaw.id,
          flaw.whatBroke,
          flaw.source,
          rule,
          String.valueOf(tries),
          isScenario() ? "" : String.valueOf(steps.size()),
          isScenario() ? "the scenario " + flaw.test() : String.join("; ", steps));
    }
  }

  /** Writes it in AsciiDoc and in Markdown, below this folder. */
  void writeTo(Path target) {
    try {
      var folder = Files.createDirectories(target.resolve(NAME));
      Files.write(folder.resolve(NAME + ".adoc"), asciiDoc());
      Files.write(folder.resolve(NAME + ".md"), markdown());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the table", e);
    }
  }

  List<String> asciiDoc() {
    var lines = new ArrayList<String>();
    lines.add("[cols=\"1,5,3,1,1,1,6\",options=\"header\"]");
    lines.add("|===");
    lines.add("|" + String.join(" |", HEADER));
    for (var kill : kills) {
      lines.add("");
      kill.cells().forEach(cell -> lines.add("|" + cell.replace("|", "\\|")));
    }
    lines.add("|===");
    return lines;
  }

  List<String> markdown() {
    var lines = new ArrayList<String>();
    lines.add("| " + String.join(" | ", HEADER) + " |");
    lines.add("|" + " --- |".repeat(HEADER.size()));
    kills.forEach(kill -> lines.add("| " + String.join(" | ", kill.cells()).replace("\n", " ") + " |"));
    return lines;
  }
}
