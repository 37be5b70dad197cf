package c10k.pool;

/** Why a caller got no resource. Each call that fails counts for exactly one of these. */
public enum AcquireFailure {
  /** Time-out: all resources were held, or being made, all the time. */
  EXHAUSTED("all resources are in use"),
  /** Time-out: the last attempts to create a resource have failed, or take too long. */
  BACKEND_DOWN("no resource can be created"),
  /** Time-out: the pool is suspended. */
  SUSPENDED("the pool is suspended"),
  /** The pool is closed, or was while the caller waited. */
  CLOSED("the pool is closed"),
  /** As many callers wait as may. */
  TOO_MANY_WAITERS("too many callers wait already"),
  /** The caller was interrupted, or cancelled its request. */
  CANCELLED("the caller has given up");

  private final String phrase;

  AcquireFailure(String phrase) {
    this.phrase = phrase;
  }

  /** Completes the sentence "No resource: …". */
  public String phrase() {
    return phrase;
  }
}
