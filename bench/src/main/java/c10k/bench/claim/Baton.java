package c10k.bench.claim;

import java.io.IOException;

/** What two threads, 0 and 1, give each other in turn. Thread 0 has it first. */
interface Baton extends AutoCloseable {

  /** Gives it to the other. */
  void pass(int from) throws IOException;

  /** Waits until the other gives it. */
  void await(int by) throws IOException, InterruptedException;

  @Override
  default void close() throws IOException {}
}
