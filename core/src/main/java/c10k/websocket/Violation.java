package c10k.websocket;

/** The peer did what it must not, so that its WebSocket has to be failed (RFC 6455, section 7.1.7). */
final class Violation extends Exception {
  private static final long serialVersionUID = 1L;

  private final CloseCode code;

  /**
   * Carries no stack trace: it tells about the peer, not about the code here, and a hostile peer must not make it
   * costly.
   *
   * @param reason for the close frame, so no longer than 123 bytes
   */
  Violation(CloseCode code, String reason) {
    super(reason, null, false, false);
    this.code = code;
  }

  static Violation ofProtocol(String reason) {
    return new Violation(CloseCode.PROTOCOL_ERROR, reason);
  }

  static Violation tooBig(String what, int limit) {
    return new Violation(CloseCode.MESSAGE_TOO_BIG, what + " larger than " + limit + " bytes");
  }

  CloseCode code() {
    return code;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
