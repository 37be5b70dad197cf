package c10k.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sums over the living threads of a process.
 *
 * @param runNanos time on a processor, exact where {@code stat} counts in hundredths of a second
 * @param voluntarySwitches how often a thread waited
 * @param involuntarySwitches how often one was taken off its processor
 */
public record TaskTotals(long runNanos, long voluntarySwitches, long involuntarySwitches) {
  private static final String VOLUNTARY = "voluntary_ctxt_switches:";
  private static final String INVOLUNTARY = "nonvoluntary_ctxt_switches:";

  static final TaskTotals NOTHING = new TaskTotals(0, 0, 0);

  static TaskTotals read(long pid) throws IOException {
    var totals = NOTHING;
    try (var tasks = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
      for (var task : tasks) {
        totals = totals.plus(readTask(task));
      }
    }
    return totals;
  }

  static TaskTotals readTask(Path task) throws IOException {
    try {
      var schedstat = task.resolve("schedstat");
      return parse(
          Files.exists(schedstat) ? Files.readString(schedstat) : "0",
          Files.readString(task.resolve("status")));
    } catch (IOException e) {
      if (Files.exists(task)) {
        throw e;
      }
      // The thread ended while we read: opening failed, or reading what was open.
      return NOTHING;
    }
  }

  static TaskTotals parse(String schedstat, String status) {
    int end = schedstat.indexOf(' ');
    long nanos = Long.parseLong((end < 0 ? schedstat : schedstat.substring(0, end)).strip());
    return new TaskTotals(nanos, StatusLines.value(status, VOLUNTARY), StatusLines.value(status, INVOLUNTARY));
  }

  TaskTotals plus(TaskTotals other) {
    return new TaskTotals(
        runNanos + other.runNanos,
        voluntarySwitches + other.voluntarySwitches,
        involuntarySwitches + other.involuntarySwitches);
  }

  TaskTotals minus(TaskTotals earlier) {
    return new TaskTotals(
        runNanos - earlier.runNanos,
        voluntarySwitches - earlier.voluntarySwitches,
        involuntarySwitches - earlier.involuntarySwitches);
  }
}
