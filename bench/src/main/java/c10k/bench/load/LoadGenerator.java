package c10k.bench.load;

import java.io.IOException;

/**
 * Connections to one echo server, and the load put on them, phase after phase.
 *
 * <p>Confined to one thread, which all methods keep until they have finished.
 */
public final class LoadGenerator implements AutoCloseable {

  private LoadGenerator() {}

  /**
   * Opens all connections of the plan, at most 512 at a time, so that no listen backlog overflows.
   *
   * @throws IOException naming the target, if it cannot be reached or takes too long; nothing is
   *     left open
   */
  public static LoadGenerator connect(LoadPlan plan) throws IOException {
    throw new UnsupportedOperationException(plan.toString());
  }

  /**
   * Runs the warm-up and the measurement of a plan over the open connections, then waits up to 3 s
   * for what is still unanswered.
   *
   * @param phase a plan for the same target, connections and line length as was connected
   * @throws IOException if connections were lost before the measurement began; later losses count
   *     as failures
   */
  public LoadResult run(LoadPlan phase) throws IOException {
    throw new UnsupportedOperationException(phase.toString());
  }

  /**
   * Sends one line on every connection and waits for all answers.
   *
   * @throws IOException telling how many did not answer within 10 s
   */
  public void echoOnEach() throws IOException {
    throw new UnsupportedOperationException();
  }

  /** Resets all connections, so that none is left in TIME_WAIT. */
  @Override
  public void close() {}
}
