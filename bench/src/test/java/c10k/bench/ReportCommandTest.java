package c10k.bench;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.bench.report.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

  @TempDir
  Path folder;

  @BeforeEach
  void writeResults() throws IOException {
    RunFolder.write(folder.resolve("run"));
  }

  private String run() {
    return folder.resolve("run").toString();
  }

  @Test
  void reportMUSTBeWrittenAgain() {
    var run = LabRun.of("report", run());
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("event-loop", "The page: " + folder.resolve("run/index.html"));
    assertThat(folder.resolve("run/index.html")).content().contains("At a glance");
  }

  @Test
  void anotherFolderMUSTLeaveTheFirstAlone() {
    assertThat(LabRun.of("report", run(), "--out", folder.resolve("other").toString()).exitCode()).isZero();
    assertThat(folder.resolve("other/charts/order.svg")).exists();
    assertThat(folder.resolve("run/index.html")).doesNotExist();
  }

  @Test
  void readmeMUSTGetTheTable() throws IOException {
    var readme = Files.writeString(folder.resolve("README.md"), "a\n<!-- results:begin --><!-- results:end -->\nb\n");
    assertThat(LabRun.of("report", run(), "--readme", readme.toString()).exitCode()).isZero();
    assertThat(readme).content().startsWith("a\n").endsWith("b\n").contains("| question |", "too few rounds for ranks");
  }

  @Test
  void aReadmeWithoutPlaceMUSTBeMisuseAndStayAsItWas() throws IOException {
    var readme = Files.writeString(folder.resolve("README.md"), "no markers");
    var run = LabRun.of("report", run(), "--readme", readme.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("<!-- results:begin -->");
    assertThat(readme).content().isEqualTo("no markers");
  }

  @Test
  void aMissingFolderMUSTBeNamedAndNotMade() {
    var run = LabRun.of("report", folder.resolve("nowhere").toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("there is no folder").hasLineCount(1);
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void resultsOfAnotherBuildMUSTBeRefusedInOneLine() throws IOException {
    var file = folder.resolve("run/results.json");
    Files.writeString(file, Files.readString(file).replaceFirst("\"version\" : 2", "\"version\" : 1"));
    var run = LabRun.of("report", run());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("of version 1").hasLineCount(1);
  }
}
