package c10k.bench.load;

import java.io.IOException;

/** Load in a closed loop that goes on between calls. Confined to one thread. */
public interface ClosedLoad extends AutoCloseable {

  /**
   * Waits for so many more answers.
   *
   * @throws IOException if one was wrong, a connection was lost, or none came for long
   */
  void bring(long count) throws IOException;

  /** Closes all connections. */
  @Override
  void close();
}
