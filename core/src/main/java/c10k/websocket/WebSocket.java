package c10k.websocket;

import java.nio.ByteBuffer;
import java.time.Duration;

/** What an {@link Application} may ask for. It is valid only during the call to which it was passed, in that call's thread. */
public interface WebSocket {

  /** Sends a message to this peer; takes all remaining bytes. Text has to be UTF-8. */
  void send(MessageKind kind, ByteBuffer payload);

  /** Sends a message to all other WebSockets of the server's room, and text also to those who speak in lines there; takes all remaining bytes. */
  void broadcast(MessageKind kind, ByteBuffer payload);

  /** Wakes the application by {@link Application#woken} once this time has passed; replaces an earlier setting. */
  void wakeAfter(Duration time);

  /** Begins the closing handshake. Nothing can be sent after it. */
  void close(CloseCode code, String reason);
}
