package c10k.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report as text. */
class ConsoleReportTest {

  @TempDir
  Path folder;

  @Test
  void tableMUSTHaveMedianRatioVerdictRankAndStatus() throws IOException {
    var text = ConsoleReport.of(ResultsFixture.run(6, folder));
    assertThat(text).containsPattern("event-loop +8\\.\\d+ +1 +reference +1 +60\\.0 +300 +– +ok");
    assertThat(text).containsPattern("virtual-threads +12\\.\\d +1\\.4\\d × \\[1\\.\\d+ – 1\\.\\d+] +worse +3 ");
    assertThat(text).containsPattern("event-loop-again .* control ");
    assertThat(text).containsPattern("thread-pool\\[max-threads=8] .*saturated  saturated  saturated +saturated");
  }

  @Test
  void groupsMUSTShareAPlaceWithWhoIsNotClearlyBehind() throws IOException {
    var text = ConsoleReport.of(ResultsFixture.run(6, folder)).replaceAll("\\s+", " ");
    assertThat(text).containsPattern(
        "echo \\(CPU µs per message, open loop, 10,000 messages/s; equals differ by up to [\\d.]+ %\\): event-loop 1 < netty-nio 1\\.\\d+ × < "
            + "thread-pool 1\\.\\d+ ×, thread-per-connection 1\\.\\d+ ×, virtual-threads 1\\.\\d+ × < node");
  }

  @Test
  void tooFewRoundsMUSTGiveNoRanks() throws IOException {
    var text = ConsoleReport.of(ResultsFixture.run(2, folder)).replaceAll("\\s+", " ");
    assertThat(text).contains("no ranks: event-loop 1, thread-pool 1.").contains("too few rounds").doesNotContain(" < ");
  }

  @Test
  void claimsCaveatsAndTheCommandMUSTBeThere() throws IOException {
    assertThat(ConsoleReport.of(ResultsFixture.run(2, folder))).contains(
        "1–10 µs", "above the claim", "Made up for a test.", "absent has no numbers in echo", "Repeat with: ./lab bench --profile full --seed 42");
  }
}
