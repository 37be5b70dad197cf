package c10k.websocket;

import java.nio.ByteBuffer;

/** A chat room: sends every message to all others, never back to its sender. */
enum BroadcastApplication implements Application {
  INSTANCE;

  @Override
  public void message(MessageKind kind, ByteBuffer payload, WebSocket socket) {
    socket.broadcast(kind, payload);
  }
}
