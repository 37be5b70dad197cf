package c10k.server;

/**
 * Work that may block or compute for long, handed to {@link Outbox#run}. If its connection ends
 * before it was begun, it may be dropped: then none of these is called.
 */
public interface Job {

  /**
   * Does the work, in a thread chosen by the model. What the session did before {@code run}
   * happens-before this call.
   */
  void work() throws Exception;

  /**
   * Takes the outcome back to the session: it counts as a call of the session, with all guarantees
   * of {@link Session}. If {@link #work} threw, {@link #failed} is called instead.
   */
  void finished(Outbox out);

  /** The work threw. Unless overridden, that is a fault of the server and ends the connection. */
  default void failed(Exception failure, Outbox out) {
    throw new IllegalStateException("job failed: " + failure, failure);
  }
}
