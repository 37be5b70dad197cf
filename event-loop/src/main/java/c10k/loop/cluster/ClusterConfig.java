package c10k.loop.cluster;

import c10k.server.Requirements;
import c10k.server.ServerConfig;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * What a primary has to know.
 *
 * @param workers how many processes serve
 * @param command what starts a worker; it must use {@link ClusterWorker}
 * @param address where to listen; port 0 lets the system choose
 * @param acceptCount connections that the kernel may hold ready before a worker accepts them
 * @param startTimeout a worker that takes longer to listen is killed
 * @param endTimeout a worker that takes longer to end is killed
 */
public record ClusterConfig(
    int workers, List<String> command, InetSocketAddress address, int acceptCount, Duration startTimeout, Duration endTimeout) {

  /** Each is a JVM; one for each core is plenty. */
  public static final int MAX_WORKERS = 64;

  /** A JVM listens after a second; on a busy machine it may take many. */
  public static final Duration DEFAULT_START_TIMEOUT = Duration.ofSeconds(30);

  public ClusterConfig {
    command = List.copyOf(command);
    var requirements = new Requirements();
    requirements.between(1, MAX_WORKERS, workers, "The number of workers of a cluster");
    requirements.require(!command.isEmpty(), "The command of the workers is empty.");
    requirements.atLeast(1, acceptCount, "acceptCount");
    requirements.positive(startTimeout, "startTimeout");
    requirements.positive(endTimeout, "endTimeout");
    requirements.throwIfBroken();
  }

  /**
   * The usual, for workers that end within these times.
   *
   * @param server how the workers serve; its address, its backlog, and how long it may take to end count
   */
  public static ClusterConfig of(int workers, List<String> command, ServerConfig server) {
    var longestEnd = server.quiesceTimeout().plus(server.drainTimeout()).plus(server.lingerTimeout()).plus(Duration.ofSeconds(10));
    return new ClusterConfig(workers, command, server.address(), server.acceptCount(), DEFAULT_START_TIMEOUT, longestEnd);
  }
}
