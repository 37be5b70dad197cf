package c10k.websocket;

import java.nio.ByteBuffer;

/** Sends every message back to whoever sent it. */
enum EchoApplication implements Application {
  INSTANCE;

  @Override
  public void message(MessageKind kind, ByteBuffer payload, WebSocket socket) {
    socket.send(kind, payload);
  }
}
