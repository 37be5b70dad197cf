package c10k.websocket;

import c10k.http.HttpConfig;
import c10k.http.HttpProtocol;
import c10k.server.Audience;
import c10k.server.Protocol;
import java.util.function.Supplier;

/** The WebSocket protocols of the lab. Each answers at every path, and to every other request by 426. */
public final class WebSocketProtocols {

  /** Those who speak WebSocket: what is broadcast to it are whole frames. */
  static final Audience AUDIENCE = new Audience("websocket");

  private WebSocketProtocols() {}

  /** Sends every message back to whoever sent it, with the defaults. */
  public static Protocol echo() {
    return echo(WebSocketConfig.defaults());
  }

  /** Sends every message back to whoever sent it. */
  public static Protocol echo(WebSocketConfig config) {
    return serving("websocket-echo", config, () -> EchoApplication.INSTANCE);
  }

  /** A chat room, with the defaults. */
  public static Protocol broadcast() {
    return broadcast(WebSocketConfig.defaults());
  }

  /** A chat room: sends every message to all others, never back to its sender. */
  public static Protocol broadcast(WebSocketConfig config) {
    return serving("websocket-broadcast", config, () -> BroadcastApplication.INSTANCE);
  }

  /** Serves an application over WebSocket and nothing else. */
  public static Protocol serving(String name, WebSocketConfig config, Supplier<Application> application) {
    return new HttpProtocol(name, new WebSocketHandler(config, application), HttpConfig.defaults());
  }

  /**
   * A line protocol whose broadcasts reach the WebSockets of the same server, too: each line as a message without its line end, text or,
   * if it is not UTF-8, binary. What WebSockets broadcast reaches lines anyway.
   */
  public static Protocol sharingRoom(Protocol lines) {
    return new SharedRoom(lines);
  }
}
