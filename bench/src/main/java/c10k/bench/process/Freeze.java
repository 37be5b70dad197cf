package c10k.bench.process;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Stops a process as a whole for a while, as a hypervisor or a debugger would, and lets it go on. A shell does it, so that it is let go on whatever becomes
 * of this process.
 */
public final class Freeze implements AutoCloseable {
  private static final long LONGEST_DELAY_SECONDS = 10;

  private final Process shell;
  private final long pid;
  private final int seconds;

  private Freeze(Process shell, long pid, int seconds) {
    this.shell = shell;
    this.pid = pid;
    this.seconds = seconds;
  }

  /**
   * Freezes a process that this one has started.
   *
   * @param afterSeconds from now
   * @param forSeconds that it is frozen
   */
  public static Freeze plan(ServerProcess server, int afterSeconds, int forSeconds) throws IOException {
    var script = "sleep " + afterSeconds + "; kill -STOP $0; sleep " + forSeconds + "; kill -CONT $0";
    var shell = new ProcessBuilder("sh", "-c", script, Long.toString(server.pid())).redirectErrorStream(true).start();
    return new Freeze(shell, server.pid(), afterSeconds + forSeconds);
  }

  /**
   * Returns when it is over.
   *
   * @throws IOException if the process could not be frozen
   */
  @Override
  public void close() throws IOException {
    try {
      if (!shell.waitFor(seconds + LONGEST_DELAY_SECONDS, TimeUnit.SECONDS)) {
        shell.destroyForcibly();
        ShortCommand.run(List.of("kill", "-CONT", Long.toString(pid)));
        throw new IOException("The server was to be frozen for some seconds, and that did not end.");
      }
      if (shell.exitValue() != 0) {
        throw new IOException("The server could not be frozen: 'kill -STOP' failed.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
