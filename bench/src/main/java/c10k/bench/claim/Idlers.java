package c10k.bench.claim;

import java.io.IOException;

/**
 * Threads or processes that do nothing but wait.
 *
 * <p>Threads: confined to one.
 */
public interface Idlers extends AutoCloseable {

  /** Starts more, until there are so many, and returns when all of them wait. */
  void growTo(int count) throws IOException, InterruptedException;

  /** What they take now. */
  Footprint footprint() throws IOException;

  /** Starts so many that end at once, and waits for their ends. */
  void live(int count) throws IOException, InterruptedException;

  /** Ends them all, and returns when they have ended, or the calling thread is interrupted. */
  @Override
  void close() throws IOException;
}
