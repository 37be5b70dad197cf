package c10k.websocket;

/** The two kinds of messages. */
public enum MessageKind {
  /** UTF-8. */
  TEXT,
  /** Any bytes. */
  BINARY
}
