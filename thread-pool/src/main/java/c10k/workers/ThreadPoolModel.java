package c10k.workers;

import c10k.connection.ServerContext;
import c10k.server.ConcurrencyModel;
import c10k.server.ConfigurationException;
import c10k.server.ListenException;
import c10k.server.ModelOption;
import c10k.server.Protocol;
import c10k.server.Server;
import c10k.server.ServerConfig;
import java.util.List;

/**
 * Many connections share a limited number of threads, which hold a connection only while it has
 * something to do.
 *
 * <p>While all workers are busy, ready connections wait in the queue; when it is full too, they are
 * closed. Both show in the statistics.
 */
public final class ThreadPoolModel implements ConcurrencyModel {
  static final String NAME = "thread-pool";

  /** Tomcat's defaults are 10 and 200. */
  private static final ModelOption MIN_SPARE = new ModelOption("min-spare", 10, 1, 10_000, "workers kept when there is no work");

  private static final ModelOption MAX_THREADS = new ModelOption("max-threads", 200, 1, 10_000, "workers at most");

  /**
   * A connection is queued at most once, so a queue as long as the default number of connections
   * never rejects.
   */
  private static final ModelOption QUEUE =
      new ModelOption("queue", ServerConfig.DEFAULT_MAX_CONNECTIONS, 1, 1_000_000, "ready connections that may wait for a worker");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "one poller, a bounded queue of ready connections, a limited number of workers";
  }

  @Override
  public List<ModelOption> options() {
    return List.of(MIN_SPARE, MAX_THREADS, QUEUE);
  }

  @Override
  public Server serve(ServerConfig config, Protocol protocol) throws ListenException {
    config.checkOptions(this);
    int maxThreads = MAX_THREADS.in(config);
    boolean asksForMinSpare = config.options().containsKey(MIN_SPARE.name());
    int minSpare = asksForMinSpare ? MIN_SPARE.in(config) : Math.min(MIN_SPARE.defaultValue(), maxThreads);
    if (minSpare > maxThreads) {
      throw new ConfigurationException(
          List.of("Option 'min-spare' is " + minSpare + ", but must not exceed 'max-threads', which is " + maxThreads + "."));
    }
    var workers = new WorkerPool(minSpare, maxThreads, QUEUE.in(config), config.readBufferBytes());
    return ThreadPoolServer.start(new ServerContext(config, protocol), workers);
  }
}
