package c10k.http;

/**
 * A request is not served, because of what the peer sent. An exception without a stack trace: it is an ordinary outcome of reading
 * hostile bytes, and costs no more than a value.
 */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  /** @param sentence what is wrong, for the peer to read */
  Refusal(int status, String sentence) {
    super(sentence, null, false, false);
    this.status = status;
  }

  static Refusal badRequest(String sentence) {
    return new Refusal(400, sentence);
  }

  int status() {
    return status;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
