package c10k.bench.scale;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What to run.
 *
 * @param models the names of those to run, where they are compared
 * @param hold how long all connections are held before anything is asked of them
 * @param out folder of the result
 * @param repeatCommand does the same again
 */
public record ScalePlan(ScaleScenario scenario, int connections, List<String> models, Duration hold, Path out, String repeatCommand) {
  public ScalePlan {
    models = List.copyOf(models);
  }
}
