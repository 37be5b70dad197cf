package c10k.loop.worker;

import org.jspecify.annotations.Nullable;

/**
 * An error that ended a worker, as its parent hears of it: a copy, for the original may hold on to
 * objects of the worker's thread.
 */
public final class WorkerException extends Exception {
  private static final long serialVersionUID = 1;

  /** Longer chains of causes are cut off. */
  private static final int MAX_CAUSES = 10;

  private final String type;

  private WorkerException(Throwable original, @Nullable WorkerException cause) {
    super(original.toString(), cause);
    this.type = original.getClass().getName();
    setStackTrace(original.getStackTrace());
  }

  static WorkerException copyOf(Throwable original) {
    return copyOf(original, MAX_CAUSES);
  }

  private static WorkerException copyOf(Throwable original, int causesLeft) {
    var cause = original.getCause();
    return new WorkerException(original, cause == null || causesLeft == 0 ? null : copyOf(cause, causesLeft - 1));
  }

  /** The name of the original's class. */
  public String type() {
    return type;
  }
}
