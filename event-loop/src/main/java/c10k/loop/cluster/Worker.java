package c10k.loop.cluster;

import java.io.IOException;

/**
 * A process of a cluster, as its primary sees it.
 *
 * <p>Threads: any.
 */
interface Worker {

  /** What a worker's process tells; may be called by any thread. */
  interface Events {
    /** It accepts connections. */
    void listens();

    /** It is no more. Called once, after which nothing is. */
    void ended(int exitCode);
  }

  /** How workers are started. */
  interface Launcher {
    /** Starts a process; its events may come before this returns. */
    Worker launch(Events events) throws IOException;
  }

  long pid();

  /** Asks it to accept no more, to serve who is there for a while, and to end. Does not wait. */
  void terminate();

  /** Ends it at once. */
  void kill();
}
