package c10k.server;

/** Why a connection ended, and so whose decision or fault it was. */
public enum CloseReason {
  /** The peer ended its side, and got all replies. */
  PEER_ENDED("the peer closed"),
  /** The peer vanished: a reset, or a write to a connection that it had closed. */
  PEER_RESET("the peer reset the connection"),
  /** The session was done, as HTTP's {@code Connection: close}. */
  SESSION_ENDED("the protocol was done"),
  /** The peer broke the protocol, for instance by an over-long line. */
  PROTOCOL_ERROR("the peer broke the protocol"),
  /** No byte moved in either direction for {@link ServerConfig#idleTimeout}. */
  IDLE_TIMEOUT("nothing moved for the idle time-out"),
  /**
   * The peer did not read its broadcasts: over {@link ServerConfig#outboundLimitBytes} were waiting
   * for it.
   */
  SLOW_CONSUMER("the peer did not read its broadcasts"),
  /** The model had neither a worker nor a place in its queue for the connection. */
  OVERLOADED("the server was overloaded"),
  /**
   * The server closed, and the connection ended in good order within {@link
   * ServerConfig#drainTimeout}.
   */
  DRAINED("the server drained"),
  /** The server closed, and the connection was still open when the time for draining was over. */
  CUT("the server cut the connection when draining took too long"),
  /** The protocol or the model threw an unchecked exception: a bug on the server's side. */
  SERVER_ERROR("the server failed");

  private final String sentence;

  CloseReason(String sentence) {
    this.sentence = sentence;
  }

  /** The reason as part of a sentence, for messages and reports. */
  public String sentence() {
    return sentence;
  }
}
