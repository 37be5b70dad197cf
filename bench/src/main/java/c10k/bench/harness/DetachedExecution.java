package c10k.bench.harness;

import java.io.IOException;
import java.util.List;

/** An execution whose processes do not stay children of it, as those of a database: what they use cannot be told from what strangers use. */
public record DetachedExecution(Execution inner) implements Execution {

  @Override
  public Outcome run(Task task) throws IOException, InterruptedException {
    return inner.run(task);
  }

  @Override
  public List<JmhExecution> benchmarks() {
    return inner.benchmarks();
  }

  @Override
  public boolean tellsBystanders() {
    return false;
  }
}
