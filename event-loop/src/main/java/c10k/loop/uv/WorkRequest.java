package c10k.loop.uv;

/** Work that was handed to a {@link WorkPool}. */
public final class WorkRequest {

  /** What its thread does. */
  interface Job {
    void run();

    /** Instead of {@link #run}. */
    default void cancelled() {}
  }

  private final WorkPool pool;
  private final Job job;
  private final WorkPool.Kind kind;

  WorkRequest(WorkPool pool, Job job, WorkPool.Kind kind) {
    this.pool = pool;
    this.job = job;
    this.kind = kind;
  }

  Job job() {
    return job;
  }

  WorkPool.Kind kind() {
    return kind;
  }

  /**
   * Cancels it, if it has not begun. The callback still comes, with a {@link
   * java.util.concurrent.CancellationException}. Any thread may call it.
   *
   * @return false if it is too late for that
   */
  public boolean cancel() {
    return pool.cancel(this);
  }
}
