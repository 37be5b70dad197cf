package c10k.loop.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/**
 * A worker in a process of its own. It inherits the listening socket as its standard input, writes
 * its log to the primary's standard error, and says on its standard output when it accepts.
 *
 * <p>Threads: any. One thread for each process reads what it says.
 */
final class JvmWorker implements Worker {
  private final Process process;

  private JvmWorker(Process process) {
    this.process = process;
  }

  static JvmWorker launch(List<String> command, Events events) throws IOException {
    var process = new ProcessBuilder(command).redirectInput(Redirect.INHERIT).redirectError(Redirect.INHERIT).start();
    var reader = process.inputReader();
    Thread.ofPlatform().daemon().name("cluster-worker-" + process.pid()).start(() -> listen(process, reader, events));
    return new JvmWorker(process);
  }

  private static void listen(Process process, BufferedReader reader, Events events) {
    try (reader) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.equals(ClusterWorker.LISTENING)) {
          events.listens();
        }
      }
    } catch (IOException e) {
      // It has died in the middle of a line.
    }
    events.ended(process.onExit().join().exitValue());
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public void terminate() {
    // By the handle: the process itself would also close the stream that is being read.
    process.toHandle().destroy();
  }

  @Override
  public void kill() {
    process.destroyForcibly();
  }
}
