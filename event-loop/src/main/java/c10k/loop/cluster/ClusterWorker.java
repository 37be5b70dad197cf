package c10k.loop.cluster;

import c10k.server.ListenerSource;
import c10k.server.ServerConfig;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The worker's side of a cluster. A worker starts its server with {@link #configure}, calls {@link
 * #listens}, and drains and exits when it gets SIGTERM, as any server does.
 */
public final class ClusterWorker {
  static final String LISTENING = "cluster-worker listening";

  /** How soon after its primary a worker ends. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private ClusterWorker() {}

  /** Has the server use the socket that the primary handed on. */
  public static ServerConfig.Builder configure(ServerConfig.Builder config) {
    return config.listenerSource(ListenerSource.INHERITED);
  }

  /**
   * Tells the primary that the server of this process accepts connections, and has this process exit
   * with the primary, even if that is killed. Calls {@link System#exit} then, so shutdown hooks run.
   *
   * @param primary the process id that the worker was told at its start
   */
  public static void listens(long primary) {
    Thread.ofPlatform().daemon().name("cluster-primary-watch").start(() -> exitWith(primary));
    System.out.println(LISTENING);
    System.out.flush();
  }

  /** Orphans get another parent. To wait for the end of a process that is no child, the JDK would look every 5 s. */
  private static void exitWith(long primary) {
    while (ProcessHandle.current().parent().filter(parent -> parent.pid() == primary).isPresent()) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
    System.exit(1);
  }
}
