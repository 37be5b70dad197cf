package c10k.loop;

import c10k.connection.ServerContext;
import c10k.server.ConcurrencyModel;
import c10k.server.ListenException;
import c10k.server.ModelOption;
import c10k.server.Protocol;
import c10k.server.Server;
import c10k.server.ServerConfig;
import java.util.List;

/**
 * One thread serves all connections, and never waits for a single one: it asks the kernel which are
 * ready, and does for each what is possible now.
 *
 * <p>There are no locks, because nothing is shared; and no fairness either, if a session computes
 * for long: everybody waits. With more {@code loops} than one, each has its share of the
 * connections. With {@code offload}, jobs go to a few threads of a pool, and the loop goes on: the
 * hybrid of loop and pool that most servers are.
 */
public final class EventLoopModel implements ConcurrencyModel {
  private static final int MAX_THREADS = 1_024;
  private static final ModelOption OFFLOAD =
      new ModelOption("offload", 0, 0, MAX_THREADS, "threads that do the jobs of sessions; without any, a job blocks its loop");
  private static final ModelOption LOOPS = new ModelOption("loops", 1, 1, MAX_THREADS, "event loops, each in a thread of its own");
  /** As often as Node looks. */
  private static final int DEFAULT_LAG_SAMPLE_MILLIS = 10;

  private static final ModelOption LAG_SAMPLE = new ModelOption(
      "lag-sample", DEFAULT_LAG_SAMPLE_MILLIS, 0, 60_000, "milliseconds between two looks at how late a loop is; 0 for none");

  @Override
  public String name() {
    return "event-loop";
  }

  @Override
  public String summary() {
    return "a selector loop that serves all connections in one thread, without ever waiting for a single one";
  }

  @Override
  public List<ModelOption> options() {
    return List.of(LOOPS, OFFLOAD, LAG_SAMPLE);
  }

  @Override
  public Server serve(ServerConfig config, Protocol protocol) throws ListenException {
    config.checkOptions(this);
    return EventLoopServer.start(new ServerContext(config, protocol), LOOPS.in(config), OFFLOAD.in(config), LAG_SAMPLE.in(config));
  }
}
