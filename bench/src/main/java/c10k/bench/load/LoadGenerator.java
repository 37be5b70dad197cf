package c10k.bench.load;

import c10k.server.ConfigurationException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Connections to one echo server, and the load put on them, phase after phase.
 *
 * <p>Confined to one thread, which all methods keep until they have finished.
 */
public final class LoadGenerator implements ClosedLoad {
  private static final long LONGEST_ECHO_SECONDS = 10;

  private final LoadPlan plan;
  private final Connections connections;
  private final SteadyLoop steadyLoop;

  private LoadGenerator(LoadPlan plan, Connections connections) {
    this.plan = plan;
    this.connections = connections;
    this.steadyLoop = new SteadyLoop(connections);
  }

  /**
   * Opens all connections of the plan, at most 512 at a time, so that no listen backlog overflows.
   *
   * @throws IOException naming the target, if it cannot be reached or takes too long; nothing is
   *     left open
   */
  public static LoadGenerator connect(LoadPlan plan) throws IOException {
    var connections = new Connections(plan.lineBytes());
    try {
      new Connector(connections, plan).connectAll();
    } catch (IOException e) {
      connections.close();
      throw e;
    }
    return new LoadGenerator(plan, connections);
  }

  /**
   * Runs the warm-up and the measurement of a plan over the open connections, then waits up to 3 s
   * for what is still unanswered.
   *
   * @param phase a plan for the same target, connections and line length as was connected
   * @throws IOException if connections were lost before the measurement began; later losses count
   *     as failures
   * @throws ConfigurationException if the plan needs other connections
   */
  public LoadResult run(LoadPlan phase) throws IOException {
    requireSameConnections(phase);
    connections.requireAllAlive();
    return new Phase(connections, phase).run();
  }

  private void requireSameConnections(LoadPlan phase) {
    boolean same = phase.target().equals(plan.target())
        && phase.connections() == plan.connections()
        && phase.lineBytes() == plan.lineBytes();
    if (!same) {
      var reason = "A phase must have the target, connections and line length that were connected.";
      throw new ConfigurationException(List.of(reason));
    }
  }

  /**
   * Brings so many echoes in a closed loop over all connections. The loop goes on across calls: when
   * this returns, each connection still has a line under way.
   *
   * @throws IOException if an answer was wrong, a connection was lost, or no answer came for 10 s
   */
  @Override
  public void bring(long count) throws IOException {
    steadyLoop.bring(count);
  }

  /**
   * Sends one line on every connection and waits for all answers.
   *
   * @throws IOException telling how many did not answer within 10 s
   */
  public void echoOnEach() throws IOException {
    var check = new EchoOnEach(connections);
    check.run(TimeUnit.SECONDS.toNanos(LONGEST_ECHO_SECONDS));
  }

  /** Resets all connections, so that none is left in TIME_WAIT. */
  @Override
  public void close() {
    connections.close();
  }
}
