package c10k.websocket;

import c10k.server.Audience;
import c10k.server.ForwardingOutbox;
import c10k.server.ForwardingSession;
import c10k.server.Outbox;
import c10k.server.Peer;
import c10k.server.Protocol;
import c10k.server.Session;
import java.nio.ByteBuffer;

/**
 * A line protocol whose broadcasts reach the WebSockets of the same server, too. The other way round nothing is needed: {@link
 * WebSocket#broadcast} reaches lines already.
 */
final class SharedRoom implements Protocol {
  private final Protocol lines;

  SharedRoom(Protocol lines) {
    this.lines = lines;
  }

  @Override
  public String name() {
    return lines.name();
  }

  @Override
  public Session open(Peer peer) {
    return new ForwardingSession(lines.open(peer)) {
      @Override
      protected Outbox outbox(Outbox out) {
        return new OutboxOfTwoAudiences(out);
      }
    };
  }

  @Override
  public Audience audience() {
    return lines.audience();
  }

  /** Sends what is for lines to WebSockets as well. */
  private static final class OutboxOfTwoAudiences extends ForwardingOutbox {
    private final Outbox out;

    OutboxOfTwoAudiences(Outbox out) {
      super(out);
      this.out = out;
    }

    @Override
    protected Outbox around(Outbox other) {
      return new OutboxOfTwoAudiences(other);
    }

    @Override
    public void broadcast(ByteBuffer bytes, Audience audience) {
      if (audience.equals(Audience.LINES)) {
        Broadcasts.linesToWebSockets(bytes.duplicate(), out);
      }
      out.broadcast(bytes, audience);
    }
  }
}
