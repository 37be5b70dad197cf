package c10k.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The command in a process of its own, which ends with the test. */
final class LabProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final Process process;
  private final BufferedReader out;
  private final BufferedReader err;

  private LabProcess(Process process) {
    this.process = process;
    this.out = process.inputReader();
    this.err = process.errorReader();
  }

  static LabProcess start(String... args) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of(java, "-Xmx128m", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), Lab.class.getName()));
    command.addAll(List.of(args));
    return new LabProcess(new ProcessBuilder(command).start());
  }

  /** The next line of standard output. */
  String nextLine() {
    return within(CompletableFuture.supplyAsync(() -> out.lines().findFirst().orElse("(end)")));
  }

  /** All that is left of standard output, once the process has ended. */
  List<String> restOfOutput() {
    return within(CompletableFuture.supplyAsync(() -> out.lines().toList()));
  }

  List<String> errorOutput() {
    return within(CompletableFuture.supplyAsync(() -> err.lines().toList()));
  }

  private static <T> T within(CompletableFuture<T> answer) {
    return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Sends SIGTERM, by the handle: the process itself would also close the streams that we read. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** Sends SIGINT, as Ctrl-C does. */
  void interrupt() throws IOException, InterruptedException {
    signal("INT");
  }

  /** Sends SIGHUP. */
  void hangUp() throws IOException, InterruptedException {
    signal("HUP");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the process did not end within " + PATIENCE_SECONDS + " s");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
