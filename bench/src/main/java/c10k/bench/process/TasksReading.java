package c10k.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What the threads of a process have cost so far, each by itself: a thread that ends between two readings then takes away nothing but its own figures.
 * The kernel may list a thread for a while after it was joined.
 */
public record TasksReading(Map<String, TaskTotals> byTask) {

  /** Reads it now. */
  public static TasksReading of(long pid) throws IOException {
    var byTask = new HashMap<String, TaskTotals>();
    try (var tasks = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
      for (var task : tasks) {
        byTask.put(task.getFileName().toString(), TaskTotals.readTask(task));
      }
    }
    return new TasksReading(Map.copyOf(byTask));
  }

  /** What the threads that live now have cost since an earlier reading. */
  public TaskTotals since(TasksReading earlier) {
    var sum = TaskTotals.NOTHING;
    for (var task : byTask.entrySet()) {
      sum = sum.plus(task.getValue().minus(earlier.byTask.getOrDefault(task.getKey(), TaskTotals.NOTHING)));
    }
    return sum;
  }
}
