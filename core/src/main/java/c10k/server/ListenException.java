package c10k.server;

import java.io.IOException;

/**
 * The server could not start listening; nothing of it is left behind. The message says whose fault
 * it is and what to do.
 */
public final class ListenException extends IOException {
  private static final long serialVersionUID = 1L;

  public ListenException(String message, Throwable cause) {
    super(message, cause);
  }
}
