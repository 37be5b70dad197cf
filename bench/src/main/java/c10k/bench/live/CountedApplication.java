package c10k.bench.live;

import c10k.websocket.Application;
import c10k.websocket.MessageKind;
import c10k.websocket.WebSocket;
import java.nio.ByteBuffer;

/** An application whose messages are counted. */
record CountedApplication(Application application, LiveCounts counts) implements Application {

  @Override
  public void opened(WebSocket socket) {
    application.opened(socket);
  }

  @Override
  public void message(MessageKind kind, ByteBuffer payload, WebSocket socket) {
    counts.countMessages(1);
    application.message(kind, payload, socket);
  }

  @Override
  public void woken(WebSocket socket) {
    application.woken(socket);
  }

  @Override
  public void closed() {
    application.closed();
  }
}
