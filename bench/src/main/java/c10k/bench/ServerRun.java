package c10k.bench;

import c10k.loop.cluster.ClusterWorker;
import c10k.server.Server;
import c10k.server.ServerStats;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/**
 * A server in the foreground of its process.
 *
 * <p>Threads: the main thread waits for ever; the JVM's shutdown hook closes the server and ends the
 * process.
 */
final class ServerRun {
  private static final int SUCCESS = 0;

  private final Server server;
  private final Announcement announcement;

  ServerRun(Server server, Announcement announcement) {
    this.server = server;
    this.announcement = announcement;
  }

  /** Announces the server, and never returns: a signal ends the process. */
  int untilTerminated(PrintWriter out, PrintWriter err) throws InterruptedException {
    drainAtTheEnd(err);
    out.println(announcement.of(server.address()));
    out.flush();
    return forEver();
  }

  /** The same in a process of a cluster, which speaks for all its workers. */
  int asWorkerOf(long primary, PrintWriter err) throws InterruptedException {
    drainAtTheEnd(err);
    ClusterWorker.listens(primary);
    return forEver();
  }

  private void drainAtTheEnd(PrintWriter err) {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("ServerRun-drain").unstarted(() -> drain(err)));
  }

  static int forEver() throws InterruptedException {
    new CountDownLatch(1).await();
    throw new AssertionError("a latch that nobody counts down was open");
  }

  private void drain(PrintWriter err) {
    server.close();
    err.println(summary(server.stats()));
    err.flush();
    // A JVM ended by a signal exits with 128 + its number; drained as asked is success.
    Runtime.getRuntime().halt(SUCCESS);
  }

  static String summary(ServerStats stats) {
    var reasons = stats.closedFor().entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .map(entry -> String.format(Locale.ROOT, "%,d: %s", entry.getValue(), entry.getKey().sentence()))
        .collect(Collectors.joining("; "));
    return String.format(Locale.ROOT, "drained after %,d connections, %,d bytes in, %,d bytes out%s",
        stats.accepted(), stats.bytesIn(), stats.bytesOut(), reasons.isEmpty() ? "" : " (" + reasons + ")");
  }
}
