package c10k.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TasksReadingTest {

  @Test
  void aThreadThatEndedMUSTTakeNothingFromTheOthers() {
    var before = new TasksReading(Map.of("1", new TaskTotals(50, 5, 0), "2", new TaskTotals(9_000, 900, 90)));
    var after = new TasksReading(Map.of("1", new TaskTotals(70, 8, 1)));
    assertThat(after.since(before)).isEqualTo(new TaskTotals(20, 3, 1));
  }

  @Test
  void aNewThreadMUSTCountFromItsStart() {
    var before = new TasksReading(Map.of());
    var after = new TasksReading(Map.of("1", new TaskTotals(70, 8, 1), "2", new TaskTotals(1, 1, 1)));
    assertThat(after.since(before)).isEqualTo(new TaskTotals(71, 9, 2));
  }

  @Test
  void theThreadsOfThisProcessMUSTBeFound() throws IOException {
    assumeThat(Files.isDirectory(Path.of("/proc/self/task"))).as("this system has /proc").isTrue();
    assertThat(TasksReading.of(ProcessHandle.current().pid()).byTask().size()).isGreaterThan(1);
  }

  @Test
  void aThreadThatEndsWhileItIsReadMUSTCountForNothing(@TempDir Path tasks) throws IOException {
    assertThat(TaskTotals.readTask(tasks.resolve("1"))).isEqualTo(TaskTotals.NOTHING);
  }

  @Test
  void aThreadThatCannotBeReadMUSTNotPassForOneThatEnded(@TempDir Path tasks) throws IOException {
    var task = Files.createDirectory(tasks.resolve("1"));
    Files.createDirectory(task.resolve("status"));
    assertThatIOException().isThrownBy(() -> TaskTotals.readTask(task));
  }
}
