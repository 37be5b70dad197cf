package c10k.bench.http;

import java.io.IOException;

/** A server did not say what it should. The message says what it said, in a form that can follow "the server". */
final class WrongResponseException extends IOException {
  private static final long serialVersionUID = 1L;

  WrongResponseException(String message) {
    super(message);
  }
}
