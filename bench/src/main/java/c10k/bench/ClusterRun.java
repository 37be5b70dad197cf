package c10k.bench;

import c10k.bench.process.JvmFlags;
import c10k.loop.cluster.Cluster;
import c10k.loop.cluster.ClusterConfig;
import c10k.loop.cluster.ClusterException;
import c10k.server.ConcurrencyModel;
import c10k.server.ConfigurationException;
import c10k.server.ListenException;
import c10k.server.ServerConfig;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.ExitCode;

/**
 * A cluster in the foreground of its primary's process. Its workers run the same command.
 *
 * <p>Threads: the main thread waits; the JVM's shutdown hook ends the workers and the process.
 */
final class ClusterRun {
  static final String WORKER_OPTION = "--cluster-worker";

  /** Who has just been accepted by a worker that ends has so long to say what it wants. */
  static final Duration QUIESCE_TIMEOUT = Duration.ofSeconds(2);

  /** The one model that needs several processes to use several cores without sharing memory. */
  private static final String CLUSTERED = "event-loop";

  private static final int SUCCESS = 0;

  private final Cluster cluster;
  private final int workers;
  private final Announcement announcement;

  private ClusterRun(Cluster cluster, int workers, Announcement announcement) {
    this.cluster = cluster;
    this.workers = workers;
    this.announcement = announcement;
  }

  /**
   * Opens the port, and starts the workers.
   *
   * @param arguments the command line of this process, which is also that of the workers
   */
  static ClusterRun start(
      int workers, ConcurrencyModel model, Announcement announcement, ServerConfig config, List<String> arguments, PrintWriter err)
      throws ListenException {
    if (!model.name().equals(CLUSTERED)) {
      throw new ConfigurationException(
          List.of("Only " + CLUSTERED + " runs as a cluster; " + model.name() + " uses all cores within one process."));
    }
    var clusterConfig = ClusterConfig.of(workers, workerCommand(arguments), config);
    return new ClusterRun(Cluster.start(clusterConfig, note -> log(note, err)), workers, announcement);
  }

  private static void log(String note, PrintWriter err) {
    err.println("cluster: " + note);
    err.flush();
  }

  /** This process's own command line, with the mark of a worker instead of the number of workers. */
  private static List<String> workerCommand(List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(JvmFlags.java());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Lab.class.getName()));
    command.addAll(withoutCluster(arguments));
    command.add(WORKER_OPTION + "=" + ProcessHandle.current().pid());
    return command;
  }

  /** Its value is part of the option or follows it. */
  static List<String> withoutCluster(List<String> arguments) {
    var rest = new ArrayList<String>();
    for (int i = 0; i < arguments.size(); i++) {
      var argument = arguments.get(i);
      if (argument.equals("--cluster")) {
        i++;
      } else if (!argument.startsWith("--cluster=")) {
        rest.add(argument);
      }
    }
    return rest;
  }

  /** Announces the cluster once all workers listen; a signal ends it. Returns only if it cannot work. */
  int untilTerminated(PrintWriter out, PrintWriter err) throws InterruptedException {
    var end = Thread.ofPlatform().name("ClusterRun-drain").unstarted(this::drain);
    Runtime.getRuntime().addShutdownHook(end);
    if (!HangUp.runs(cluster::restart)) {
      log("this JVM does not hand on SIGHUP, so there are no rolling restarts", err);
    }
    try {
      var address = cluster.listening().get();
      out.println(announcement.ofCluster(address, workers));
      out.flush();
      return ServerRun.forEver();
    } catch (ExecutionException e) {
      Runtime.getRuntime().removeShutdownHook(end);
      cluster.close();
      log(e.getCause() instanceof ClusterException reason ? String.valueOf(reason.getMessage()) : e.toString(), err);
      return ExitCode.SOFTWARE;
    }
  }

  private void drain() {
    cluster.close();
    // A JVM ended by a signal exits with 128 + its number; drained as asked is success.
    Runtime.getRuntime().halt(SUCCESS);
  }
}
