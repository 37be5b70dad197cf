package c10k.bench.trace;

/** A program that cannot be run; the message says where the fault is, and what belongs there. */
public final class MalformedProgramException extends Exception {
  private static final long serialVersionUID = 1;

  MalformedProgramException(String where, String message) {
    super(where + ": " + message);
  }

  MalformedProgramException(String where, String message, Exception cause) {
    super(where + ": " + message, cause);
  }
}
