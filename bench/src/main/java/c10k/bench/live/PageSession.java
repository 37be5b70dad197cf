package c10k.bench.live;

import c10k.server.CloseReason;
import c10k.server.ForwardingSession;
import c10k.server.Outbox;
import c10k.server.Session;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The WebSocket session of a page. It listens to {@link Room#PAGES} instead of to the WebSockets of the server's protocol, and lends its outbox to the
 * application during each call, because a page speaks to several audiences.
 */
final class PageSession extends ForwardingSession {
  private final CurrentOutbox current;

  /** Where the application finds the outbox of the call under way. Confined to the session. */
  static final class CurrentOutbox {
    private @Nullable Outbox out;

    Outbox get() {
      return Objects.requireNonNull(out, "no call of the session is under way");
    }
  }

  PageSession(Session session, CurrentOutbox current) {
    super(session);
    this.current = current;
  }

  @Override
  protected Outbox outbox(Outbox out) {
    current.out = out;
    return out;
  }

  @Override
  public void opened(Outbox out) {
    super.opened(out);
    out.listenTo(Room.PAGES);
  }

  @Override
  public void closed(CloseReason reason) {
    current.out = null;
    super.closed(reason);
  }
}
