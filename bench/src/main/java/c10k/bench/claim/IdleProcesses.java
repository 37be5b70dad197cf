package c10k.bench.claim;

import c10k.bench.process.KernelMemory;
import c10k.bench.process.ProcessMemory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Processes that wait for their input. They end with it, and so also with this process. */
final class IdleProcesses implements Idlers {
  private static final long LONGEST_SECONDS = 10;
  private static final int LETTER = 'x';

  private final List<String> command;
  private final List<Process> processes = new ArrayList<>();

  IdleProcesses(List<String> command) {
    this.command = List.copyOf(command);
  }

  @Override
  public void growTo(int count) throws IOException {
    while (processes.size() < count) {
      var process = start();
      processes.add(process);
      awaitEcho(process);
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** Until it answers it may still be the copy of this process that becomes the program. */
  private void awaitEcho(Process process) throws IOException {
    process.getOutputStream().write(LETTER);
    process.getOutputStream().flush();
    if (process.getInputStream().read() != LETTER) {
      throw new IOException(command.getFirst() + " did not give back what it got");
    }
  }

  @Override
  public Footprint footprint() throws IOException {
    long own = 0;
    long shared = 0;
    long reserved = 0;
    for (var process : processes) {
      var memory = ProcessMemory.of(process.pid());
      own += memory.own();
      shared += memory.shared();
      reserved += memory.reserved();
    }
    var kernel = KernelMemory.read();
    return new Footprint(processes.size(), 0, own, shared, reserved, kernel.stackBytes() + kernel.pageTableBytes());
  }

  @Override
  public void live(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      liveOnce();
    }
  }

  private void liveOnce() throws IOException {
    var process = start();
    try {
      awaitEcho(process);
    } finally {
      end(process);
    }
  }

  /** Those that run, for tests. */
  List<Process> processes() {
    return List.copyOf(processes);
  }

  @Override
  public void close() {
    processes.forEach(IdleProcesses::end);
    processes.clear();
  }

  private static void end(Process process) {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It has ended already.
    }
    try {
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
