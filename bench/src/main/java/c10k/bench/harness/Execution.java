package c10k.bench.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.results.RunResult;

/** How a launch is carried out; nearly always by JMH, see {@link JmhExecution}. */
@FunctionalInterface
public interface Execution {

  /**
   * What to carry out.
   *
   * @param seed the same for everybody in a round
   * @param files a folder and how names of files of this launch begin
   */
  record Task(String contestant, Launch launch, Map<String, String> parameters, long seed, Path files) {}

  /**
   * What it brought.
   *
   * @param figures by case name, then by key
   * @param series by case name, then by column
   */
  record Outcome(Map<String, Map<String, Double>> figures, Map<String, Map<String, List<Double>>> series, Optional<RunResult> jmh) {}

  /**
   * Carries it out.
   *
   * @throws IOException saying why there is no outcome
   */
  Outcome run(Task task) throws IOException, InterruptedException;

  /** Whether what strangers use of the machine meanwhile can be told from what it uses itself. */
  default boolean tellsBystanders() {
    return true;
  }

  /** The JMH benchmarks that it runs, one or another for each launch; none, if it does without JMH. */
  default List<JmhExecution> benchmarks() {
    return List.of();
  }
}
