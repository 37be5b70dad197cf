package c10k.loop.worker;

/** A message contains something that cannot be copied. It was not sent, not even in part. */
public final class DataCloneException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  DataCloneException(String message) {
    super(message);
  }

  DataCloneException(String message, Throwable cause) {
    super(message, cause);
  }
}
