package c10k.server;

import java.nio.ByteBuffer;

/** Passes all calls on to another session, whose outbox may be another, too; subclasses override what they do differently. */
public class ForwardingSession implements Session {
  private final Session session;

  /** Passes calls on to this session. */
  protected ForwardingSession(Session session) {
    this.session = session;
  }

  /** What the session is given instead of its outbox, for one call. */
  protected Outbox outbox(Outbox out) {
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
