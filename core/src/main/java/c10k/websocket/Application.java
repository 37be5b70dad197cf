package c10k.websocket;

import java.nio.ByteBuffer;

/** What is done with the messages of one WebSocket. Called as a {@link c10k.server.Session} is: by one thread at a time. */
public interface Application {

  /** The handshake is done. */
  default void opened(WebSocket socket) {}

  /**
   * A whole message has come.
   *
   * @param payload without mask and compression; text is valid UTF-8. Belongs to the session: not to be kept nor
   *     changed
   */
  void message(MessageKind kind, ByteBuffer payload, WebSocket socket);

  /** The time of {@link WebSocket#wakeAfter} has passed. */
  default void woken(WebSocket socket) {}

  /** The WebSocket is gone; the last call, made exactly once if {@link #opened} was. */
  default void closed() {}
}
