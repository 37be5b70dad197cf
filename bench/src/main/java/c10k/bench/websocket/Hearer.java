package c10k.bench.websocket;

import java.nio.ByteBuffer;

/** Who wants to know what arrives. Called in the clients' thread, within a poll; must not block. */
interface Hearer {

  /**
   * A whole message; not to be kept.
   *
   * @param kind text or binary
   */
  default void message(WebSocketConnection on, Opcode kind, ByteBuffer payload) {}

  /** The answer to a ping; not to be kept. */
  default void pong(WebSocketConnection on, ByteBuffer payload) {}
}
