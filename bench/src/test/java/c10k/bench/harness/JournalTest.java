package c10k.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of a run that do not belong together are not joined. */
class JournalTest {
  private static final Journal.Header HEADER = new Journal.Header(1, List.of("--seed", "7"), List.of("echo: a, b"), "abc");

  @TempDir
  private Path folder;

  private static void requireRefusal(Journal.Header other, String reason) {
    assertThatThrownBy(() -> HEADER.requireContinuedBy(other, Path.of("out")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("the run in out cannot be continued: ")
        .hasMessageContaining(reason)
        .hasMessageEndingWith("start anew without '--resume'");
  }

  @Test
  void thePlanMUSTBeReadAsWritten() throws Exception {
    Journal.begin(folder, HEADER);
    assertThat(Journal.header(folder)).isEqualTo(HEADER);
    assertThat(Journal.launches(folder)).isEmpty();
    assertThatCode(() -> HEADER.requireContinuedBy(Journal.header(folder), folder)).doesNotThrowAnyException();
  }

  @Test
  void anotherCommitMUSTBeRefused() {
    requireRefusal(new Journal.Header(1, HEADER.arguments(), HEADER.scenarios(), "def"), "it was begun by commit abc, and this is def");
  }

  @Test
  void anotherPlanMUSTBeRefused() {
    requireRefusal(new Journal.Header(1, List.of("--seed", "8"), HEADER.scenarios(), "abc"), "its plan was '--seed 7'");
    requireRefusal(new Journal.Header(1, HEADER.arguments(), List.of("echo: a"), "abc"), "here it would be '--seed 7', which comes to echo: a");
    requireRefusal(new Journal.Header(2, HEADER.arguments(), HEADER.scenarios(), "abc"), "its plan was");
  }

  @Test
  void aMissingRunMUSTBeSaid() {
    assertThatThrownBy(() -> Journal.header(folder)).isInstanceOf(IOException.class).hasMessageStartingWith("there is no run to continue in ");
  }

  @Test
  void aPlanOfWhichHalfALineIsThereMUSTBeRefused() throws Exception {
    Files.writeString(folder.resolve("trials.jsonl"), "{\"version\":1");
    assertThatThrownBy(() -> Journal.header(folder)).isInstanceOf(IOException.class).hasMessageContaining("nothing to continue");
  }

  @Test
  void somethingElseMUSTBeRefused() throws Exception {
    Files.writeString(folder.resolve("trials.jsonl"), "once upon a time\n");
    assertThatThrownBy(() -> Journal.header(folder)).isInstanceOf(IOException.class).hasMessageContaining("does not begin with the plan of a run");
  }

  @Test
  void aDamagedLineInTheMiddleMUSTBeRefused() throws Exception {
    Journal.begin(folder, HEADER);
    Files.writeString(folder.resolve("trials.jsonl"), "{\"round\":\n{}\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> Journal.launches(folder)).isInstanceOf(IOException.class).hasMessageStartingWith("line 2 of ").hasMessageContaining("damaged");
  }
}
