package c10k.loop.worker;

/**
 * A worker was to be terminated, and goes on. Its stack trace is that of the worker's thread: there is
 * the line that neither ends nor heeds an interrupt.
 */
public final class WorkerStuckException extends Exception {
  private static final long serialVersionUID = 1;

  WorkerStuckException(Thread thread, long patienceMillis) {
    super(
        "The worker " + thread.getName() + " has not ended " + patienceMillis + " ms after it was told to. Java cannot end a thread against its will: "
            + "let long computations ask WorkerScope.isTerminating() now and then, and do not swallow interrupts. "
            + "It is left alone now, and ends with the JVM at the latest.");
    setStackTrace(thread.getStackTrace());
  }
}
