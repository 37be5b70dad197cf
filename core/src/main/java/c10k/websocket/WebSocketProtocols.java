package c10k.websocket;

import c10k.server.Audience;

/** The WebSocket protocols of the lab. */
public final class WebSocketProtocols {

  /** Those who speak WebSocket: what is broadcast to it are whole frames. */
  static final Audience AUDIENCE = new Audience("websocket");

  private WebSocketProtocols() {}
}
