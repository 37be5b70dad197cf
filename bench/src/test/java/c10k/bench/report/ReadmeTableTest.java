package c10k.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.bench.result.ResultsFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's table is what the newest committed results give, and there is none without. */
class ReadmeTableTest {
  private static final String REPAIR = "run ./lab report bench/results/<newest> --readme README.md";

  @TempDir
  Path folder;

  @Test
  void readmeMUSTHaveTheTableOfTheNewestResultsAndNoOther() throws IOException {
    var root = root();
    var readme = Files.readString(root.resolve("README.md"));
    var newest = newestResults(root.resolve("bench/results"));
    if (newest.isEmpty()) {
      assertThat(readme).as("without committed results under bench/results there is nothing to show").doesNotContain(ReadmeTable.BEGIN, ReadmeTable.END);
    } else {
      assertThat(readme).as("README.md, which is generated: " + REPAIR).contains(ReadmeTable.BEGIN, ReadmeTable.END);
      assertThat(ReadmeTable.placed(readme, ResultsFolder.read(newest.get()))).as("README.md, which is generated: " + REPAIR).isEqualTo(readme);
    }
  }

  /** Folders are named by date, so the last name is the newest. */
  private static Optional<Path> newestResults(Path results) throws IOException {
    if (!Files.isDirectory(results)) {
      return Optional.empty();
    }
    try (var folders = Files.list(results)) {
      return folders.map(one -> one.resolve("results.json")).filter(Files::isRegularFile).max(Comparator.naturalOrder());
    }
  }

  private static Path root() {
    var here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("README.md")) ? here : here.getParent();
  }

  @Test
  void tableMUSTHaveARowPerQuestionWithTheBestInBold() throws IOException {
    var table = ReadmeTable.of(ResultsFixture.run(6, folder));
    assertThat(table).contains(
        "| What does a message cost each model? | CPU µs per message, open loop, 10,000 messages/s | 1. **event-loop** 1<br>2. netty-nio 1.");
    assertThat(table.lines().filter(line -> line.startsWith("| ") && line.contains("?"))).hasSize(6);
    assertThat(table).contains("Measured on 2026-01-02, Test <CPU>, 2 cores, 25, profile `full`.");
  }

  @Test
  void placingTheTableTwiceMUSTGiveTheSame() throws IOException {
    var results = ResultsFixture.run(3, folder);
    var once = ReadmeTable.placed("before\n" + ReadmeTable.BEGIN + "old" + ReadmeTable.END + "\nafter", results);
    assertThat(once).startsWith("before\n").endsWith("\nafter").doesNotContain("old").contains("event-loop");
    assertThat(ReadmeTable.placed(once, results)).isEqualTo(once);
  }

  @Test
  void aTextWithoutPlaceForTheTableMUSTBeRefused() throws IOException {
    var results = ResultsFixture.run(1, folder);
    for (var text : new String[] {"", ReadmeTable.BEGIN, ReadmeTable.END + ReadmeTable.BEGIN, ReadmeTable.BEGIN + ReadmeTable.BEGIN + ReadmeTable.END}) {
      assertThatThrownBy(() -> ReadmeTable.placed(text, results)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(ReadmeTable.BEGIN);
    }
  }
}
