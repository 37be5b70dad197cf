package c10k.loop.process;

/** A program was run by {@code exec} or {@code execFile}, and did not succeed. */
public final class ExecException extends Exception {
  private static final long serialVersionUID = 1;

  /** What went wrong. */
  public enum Reason {
    /** It returned something other than 0, or a signal from elsewhere ended it. */
    FAILED,
    /** It took longer than {@link ProcessOptions#timeout()}, and was killed. */
    TIMED_OUT,
    /** It wrote more than {@link ProcessOptions#maxBuffer()}, and was killed. */
    TOO_MUCH_OUTPUT
  }

  private final Reason reason;
  private final transient Output output;

  ExecException(Reason reason, String message, Output output) {
    super(message);
    this.reason = reason;
    this.output = output;
  }

  /** What went wrong. */
  public Reason reason() {
    return reason;
  }

  /** How it ended, and what it had written by then: as much as was to be kept. */
  public Output output() {
    return output;
  }
}
