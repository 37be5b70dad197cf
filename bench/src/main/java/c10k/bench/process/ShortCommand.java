package c10k.bench.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Runs small programs of the system to their end. */
public final class ShortCommand {
  private static final long LONGEST_SECONDS = 30;

  private ShortCommand() {}

  /** The first executable of this name on the path. */
  public static Optional<Path> find(String program) {
    var path = System.getenv().getOrDefault("PATH", "");
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(path)
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Runs it and returns what it printed, errors included, without the last line end.
   *
   * @throws IOException with that output, if it fails
   */
  public static String run(List<String> command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(command.getFirst() + " did not end within " + LONGEST_SECONDS + " s");
    }
    if (process.exitValue() != 0) {
      throw new IOException(command.getFirst() + " failed: " + output);
    }
    return output;
  }

  /** The output, or empty if the program is missing or fails. */
  public static Optional<String> output(List<String> command) throws InterruptedException {
    try {
      return Optional.of(run(command));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
