package c10k.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM of its own, for what must not be done to the JVM of the tests, in conversation by lines.
 *
 * <p>Confined to the test's thread.
 */
final class ChildJvm implements AutoCloseable {
  private final Scene scene;
  private final Process process;
  private final Path errors;
  private final BufferedReader reader;
  private final PrintWriter writer;

  private ChildJvm(Scene scene, Process process, Path errors) {
    this.scene = scene;
    this.process = process;
    this.errors = errors;
    this.reader = process.inputReader();
    this.writer = new PrintWriter(process.outputWriter(), true);
  }

  /**
   * Starts a program with the class path of the tests.
   *
   * @param launcher a command that the JVM's command line is appended to; may be empty
   */
  static ChildJvm start(Scene scene, List<String> launcher, Class<?> program, String... arguments) {
    var command = new ArrayList<>(launcher);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.net.preferIPv4Stack=true"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    try {
      var errors = Files.createTempFile("child", ".txt");
      return new ChildJvm(scene, new ProcessBuilder(command).redirectError(Redirect.to(errors.toFile())).start(), errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  String ask(String question) {
    writer.println(question);
    return readLine();
  }

  String readLine() {
    var line = scene.result(scene.meanwhile(reader::readLine));
    if (line == null) {
      throw new AssertionError("The child process has ended.\n" + errorText());
    }
    return line;
  }

  /** What it wrote to standard error so far. */
  String errorText() {
    try {
      return Files.readString(errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      process.destroyForcibly();
      process.waitFor();
      Files.delete(errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
