package c10k.bench.live;

import c10k.bench.live.PageMessage.Chat;
import c10k.bench.live.PageMessage.Ping;
import c10k.bench.live.PageMessage.Wrong;
import c10k.server.Peer;
import c10k.server.Ticker;
import c10k.websocket.Application;
import c10k.websocket.CloseCode;
import c10k.websocket.MessageKind;
import c10k.websocket.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;

/** One live page: it is told figures twice a second, its pings are answered, and what it says is told to the others. */
final class LiveSocket implements Application {
  static final Duration INTERVAL = Duration.ofMillis(500);

  /** Four pings a second, and what people write. */
  private static final int MESSAGES_PER_SECOND = 20;
  private static final int MESSAGES_AT_ONCE = 100;
  private static final int CHATS_PER_SECOND = 2;
  private static final int CHATS_AT_ONCE = 8;

  private final LiveServices services;
  private final Peer peer;

  /** The connection behind the WebSocket, for what the room is told. */
  private final PageSession.CurrentOutbox outbox;

  private final RateLimit messages;
  private final RateLimit chats;
  private boolean open;

  LiveSocket(LiveServices services, Peer peer, PageSession.CurrentOutbox outbox, Ticker ticker) {
    this.services = services;
    this.peer = peer;
    this.outbox = outbox;
    this.messages = new RateLimit(ticker, MESSAGES_PER_SECOND, MESSAGES_AT_ONCE);
    this.chats = new RateLimit(ticker, CHATS_PER_SECOND, CHATS_AT_ONCE);
  }

  @Override
  public void opened(WebSocket socket) {
    open = true;
    services.counts().pageOpened();
    socket.send(MessageKind.TEXT, LiveMessages.hello(services.subject(), peer.id()));
    woken(socket);
  }

  @Override
  public void woken(WebSocket socket) {
    services.sampler().latest(peer::serverStats).ifPresent(figures -> socket.send(MessageKind.TEXT, figures));
    socket.wakeAfter(INTERVAL);
  }

  @Override
  public void message(MessageKind kind, ByteBuffer payload, WebSocket socket) {
    if (!messages.tryPass()) {
      socket.close(CloseCode.POLICY_VIOLATION, "too many messages");
      return;
    }
    var message = kind == MessageKind.TEXT ? LiveMessages.read(payload) : new Wrong("a message is text");
    switch (message) {
      case Ping ping -> socket.send(MessageKind.TEXT, LiveMessages.pong(ping));
      case Chat chat -> say(chat, socket);
      case Wrong wrong -> socket.send(MessageKind.TEXT, LiveMessages.error(wrong.why()));
    }
  }

  private void say(Chat chat, WebSocket socket) {
    if (chats.tryPass()) {
      services.room().say(chat, outbox.get());
      socket.send(MessageKind.TEXT, LiveMessages.ownChat(chat));
    } else {
      socket.send(MessageKind.TEXT, LiveMessages.error("so many messages at once are too many; wait a second"));
    }
  }

  @Override
  public void closed() {
    if (open) {
      services.counts().pageClosed();
    }
  }
}
