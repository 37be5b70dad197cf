package c10k.loop.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Node's own timers, ticks and microtasks, on a virtual clock: a process that reads a program a line and
 * answers with its trace.
 *
 * <p>Threads: for one only.
 */
final class NodeOracle implements AutoCloseable {
  /** The names that the oracle uses are internal to Node, so another version may have others. */
  static final String VERSION = "v20.";

  private static final long PATIENCE_SECONDS = 30;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path script;
  private @Nullable Process process;

  NodeOracle() throws IOException {
    script = Files.createTempFile("oracle", ".js");
    try (InputStream source = Objects.requireNonNull(NodeOracle.class.getResourceAsStream("oracle.js"))) {
      Files.write(script, source.readAllBytes());
    }
  }

  /** Whether there is a Node of the right version on the path; if not, the reason. */
  static Optional<String> whyMissing() {
    try {
      var process = new ProcessBuilder("node", "--version").redirectError(ProcessBuilder.Redirect.DISCARD).start();
      var version = before("node --version", process, () -> new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).strip();
      return version.startsWith(VERSION) ? Optional.empty() : Optional.of("Node 20 is needed, and this is " + version);
    } catch (IOException e) {
      return Optional.of("Node 20 is needed, and there is no node on the path");
    }
  }

  /** What the callbacks of a program write, each line with its time; empty if Node fails at it by a bug of its own. */
  Optional<List<String>> trace(List<Step> program) throws IOException {
    var node = process;
    if (node == null || !node.isAlive()) {
      node = new ProcessBuilder("node", "--no-warnings", "--expose-internals", script.toString())
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
      process = node;
    }
    var answer = ask(node, ProgramJson.write(program));
    if (answer.has("broken")) {
      close(node);
      process = null;
      return Optional.empty();
    }
    return Optional.of(StreamSupport.stream(answer.required("trace").spliterator(), false).map(JsonNode::asText).toList());
  }

  private static JsonNode ask(Process node, JsonNode question) throws IOException {
    Writer out = node.outputWriter();
    BufferedReader in = node.inputReader();
    var line = before("the oracle", node, () -> {
      out.write(question + "\n");
      out.flush();
      return in.readLine();
    });
    if (line == null) {
      throw new IOException("The oracle ended at this program; standard error tells why: " + question);
    }
    return JSON.readTree(line);
  }

  /** A process that does not answer is killed, which ends the wait. */
  private static <T extends @Nullable Object> T before(String who, Process process, Callable<T> answer) throws IOException {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        return executor.submit(answer).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        process.destroyForcibly();
        throw new IOException(who + " did not answer in " + PATIENCE_SECONDS + " s", e);
      } catch (ExecutionException e) {
        throw new IOException(who + " failed", e.getCause());
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while waiting for " + who, e);
      }
    }
  }

  private static void close(Process node) {
    node.destroyForcibly();
  }

  @Override
  public void close() {
    if (process != null) {
      close(process);
    }
    try {
      Files.delete(script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
