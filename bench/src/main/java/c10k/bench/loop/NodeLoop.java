package c10k.bench.loop;

import c10k.bench.process.ShortCommand;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Node's loop, in a process of its own for each trial, as JMH does with ours. */
public final class NodeLoop {
  private static final String SCRIPT = "loop-overhead.js";

  private NodeLoop() {}

  /** Which Node there is; empty if none. */
  public static Optional<String> version() throws InterruptedException {
    return ShortCommand.output(List.of("node", "--version"));
  }

  /**
   * Measures.
   *
   * @return callbacks per microsecond
   * @throws IOException saying why there is no result
   */
  public static double run(LoopMeasure measure, Duration warmup, Duration time) throws IOException, InterruptedException {
    var script = script();
    try {
      return Double.parseDouble(
          ShortCommand.run(List.of(
              "node", script.toString(), measure.text(), Integer.toString(measure.count()),
              Long.toString(warmup.toMillis()), Long.toString(time.toMillis()))));
    } finally {
      Files.delete(script);
    }
  }

  private static Path script() throws IOException {
    var script = Files.createTempFile("loop-overhead", ".js");
    try (var source = NodeLoop.class.getResourceAsStream(SCRIPT)) {
      if (source == null) {
        throw new FileNotFoundException("This build lacks " + SCRIPT + ".");
      }
      Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
    }
    return script;
  }
}
