package c10k.bench.site;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Programs of the system that talk to our servers. */
final class Tool {
  private static final int PATIENCE_SECONDS = 60;

  private Tool() {}

  /** Skips the test, and says so, where a program is missing. */
  static void require(String name) {
    boolean isThere;
    try {
      var process = new ProcessBuilder(name, "--version").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      isThere = true;
      process.destroy();
    } catch (IOException notFound) {
      isThere = false;
    }
    assumeTrue(isThere, "there is no " + name + " on the path");
  }

  /**
   * Runs a program to its end.
   *
   * @param output what it wrote to both its outputs, a character for each byte
   */
  record Run(int exitCode, String output) {

    static Run of(String... command) throws IOException, InterruptedException, ExecutionException, TimeoutException {
      return withInput(new byte[0], command);
    }

    static Run withInput(byte[] input, String... command) throws IOException, InterruptedException, ExecutionException, TimeoutException {
      var process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
      try {
        var output = CompletableFuture.supplyAsync(() -> read(process));
        try (var in = process.getOutputStream()) {
          in.write(input);
        }
        var text = output.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          throw new AssertionError(command[0] + " did not end: " + text);
        }
        return new Run(process.exitValue(), text);
      } finally {
        process.destroyForcibly();
      }
    }

    private static String read(Process process) {
      try (var out = process.getInputStream()) {
        return new String(out.readAllBytes(), StandardCharsets.ISO_8859_1);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
