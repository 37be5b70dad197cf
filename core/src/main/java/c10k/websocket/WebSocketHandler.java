package c10k.websocket;

import c10k.http.Answer;
import c10k.http.Handler;
import c10k.http.Request;
import c10k.server.Peer;
import java.util.function.Supplier;

/**
 * Answers every request with a WebSocket, at whatever path, or says what is wrong with it.
 *
 * @param application called for each WebSocket
 */
public record WebSocketHandler(WebSocketConfig config, Supplier<Application> application) implements Handler {

  @Override
  public Answer handle(Request request, Peer peer) {
    return WebSocketUpgrade.answer(request, config, application);
  }
}
