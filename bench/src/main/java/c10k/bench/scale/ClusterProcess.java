package c10k.bench.scale;

import c10k.bench.process.JvmFlags;
import c10k.bench.process.LineQueue;
import c10k.bench.process.ShortCommand;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** {@code lab serve --cluster} in processes of its own. Confined to one thread. */
final class ClusterProcess implements AutoCloseable {

  /** What the heap of a worker takes; it is resident from the start, so that growth is native memory. */
  static final int HEAP_MEBIBYTES = 192;

  static final List<String> FLAGS = List.of(
      "-Xms" + HEAP_MEBIBYTES + "m",
      "-Xmx" + HEAP_MEBIBYTES + "m",
      "-XX:+UseSerialGC",
      "-XX:+AlwaysPreTouch",
      "-Djava.net.preferIPv4Stack=true",
      "--enable-native-access=ALL-UNNAMED",
      "--sun-misc-unsafe-memory-access=allow");

  private static final String LAB = "c10k.bench.Lab";
  private static final Pattern READY = Pattern.compile("listening on ([0-9.]+):([0-9]+) .*");
  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final long LONGEST_STOP_SECONDS = 30;

  private final Process process;
  private final LineQueue complaints;
  private final InetSocketAddress address;
  private final List<ProcessHandle> workers;

  private ClusterProcess(Process process) throws IOException, InterruptedException {
    this.process = process;
    this.complaints = LineQueue.of(process.errorReader(StandardCharsets.UTF_8), "cluster-errors");
    var ready = LineQueue.of(process.inputReader(StandardCharsets.UTF_8), "cluster-output").take(LONGEST_START);
    var words = READY.matcher(ready.orElse(""));
    if (!words.matches()) {
      throw new IOException("the cluster does not start: " + complaints.lastLines(Duration.ofSeconds(1)));
    }
    this.address = new InetSocketAddress(words.group(1), Integer.parseInt(words.group(2)));
    this.workers = process.children().toList();
  }

  /** Starts it; all workers listen when this returns. */
  static ClusterProcess start(int workers, int connectionsPerWorker) throws IOException, InterruptedException {
    var command = new ArrayList<String>(endedWithUs());
    command.add(JvmFlags.java());
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), LAB, "serve", "--model", "event-loop"));
    command.addAll(List.of("--protocol", "websocket-broadcast", "--cluster", Integer.toString(workers)));
    command.addAll(List.of("--max-connections", Integer.toString(connectionsPerWorker), "--quiesce-timeout", "0s", "--drain-timeout", "1s"));
    var process = new ProcessBuilder(command).start();
    try {
      return new ClusterProcess(process);
    } catch (IOException | InterruptedException | RuntimeException e) {
      end(process);
      throw e;
    }
  }

  /** Even if we are killed, where Linux can be asked for it. Its standard input, by which others notice that, is its listener. */
  private static List<String> endedWithUs() {
    return ShortCommand.find("setpriv").isPresent() ? List.of("setpriv", "--pdeathsig", "TERM") : List.of();
  }

  InetSocketAddress address() {
    return address;
  }

  List<ProcessHandle> workers() {
    return workers;
  }

  /** Makes sure that no worker has died. */
  void requireAllAlive() throws IOException, InterruptedException {
    if (!workers.stream().allMatch(ProcessHandle::isAlive)) {
      throw new IOException("a worker of the cluster has died: " + complaints.lastLines(Duration.ofSeconds(1)));
    }
  }

  /** Ends all of it: in good order, then by force. Returns when it has ended. */
  @Override
  public void close() {
    end(process);
  }

  private static void end(Process process) {
    var children = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
