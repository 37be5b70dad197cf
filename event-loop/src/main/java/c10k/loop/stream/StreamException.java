package c10k.loop.stream;

/** A stream was used in a way, or came to an end, that its contract does not have. */
public final class StreamException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What was wrong. Node's codes are these names after {@code ERR_STREAM_}. */
  public enum Code {
    /** A chunk was written after the end. The writer's mistake. */
    WRITE_AFTER_END("A chunk was written after end() was called."),
    /** A chunk was written to a stream that is no more. */
    DESTROYED("A chunk was written to a stream that was destroyed."),
    /** The stream was destroyed, without an error, before all was read or written. */
    PREMATURE_CLOSE("The stream was closed before it came to its end."),
    /** The source pushed a chunk after it had ended. The source's mistake. */
    PUSH_AFTER_EOF("The source pushed a chunk after it had said that it was at its end."),
    /** A sink said twice that it was done. The sink's mistake. */
    MULTIPLE_CALLBACK("The sink said more than once that one chunk was done."),
    /** Whoever read the stream did not want to read on. */
    ABORTED("The reader left before the end.");

    private final String message;

    Code(String message) {
      this.message = message;
    }
  }

  private final Code code;

  StreamException(Code code) {
    super(code.message);
    this.code = code;
  }

  /** What was wrong. */
  public Code code() {
    return code;
  }
}
