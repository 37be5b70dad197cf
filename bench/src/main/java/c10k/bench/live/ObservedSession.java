package c10k.bench.live;

import c10k.server.ForwardingSession;
import c10k.server.Outbox;
import c10k.server.Session;

/** A session of the server's protocol: the lines that it broadcasts are shown on the pages. */
class ObservedSession extends ForwardingSession {
  private final Room room;

  ObservedSession(Session session, Room room) {
    super(session);
    this.room = room;
  }

  @Override
  protected Outbox outbox(Outbox out) {
    return new ObservedOutbox(out, room);
  }
}
