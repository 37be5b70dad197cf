package c10k.bench.live;

import c10k.server.CloseReason;
import c10k.server.Outbox;
import c10k.server.Session;
import java.nio.ByteBuffer;

/** Another session, whose outbox or input is watched. */
class ForwardingSession implements Session {
  private final Session session;

  ForwardingSession(Session session) {
    this.session = session;
  }

  /** What the session is given instead of its outbox, for one call. */
  Outbox outbox(Outbox out) {
    return out;
  }

  @Override
  public void opened(Outbox out) {
    session.opened(outbox(out));
  }

  @Override
  public void received(ByteBuffer bytes, Outbox out) {
    session.received(bytes, outbox(out));
  }

  @Override
  public void inputEnded(ByteBuffer rest, Outbox out) {
    session.inputEnded(rest, outbox(out));
  }

  @Override
  public void deadlineReached(Outbox out) {
    session.deadlineReached(outbox(out));
  }

  @Override
  public void serverEnds(Outbox out) {
    session.serverEnds(outbox(out));
  }

  @Override
  public void closed(CloseReason reason) {
    session.closed(reason);
  }
}
