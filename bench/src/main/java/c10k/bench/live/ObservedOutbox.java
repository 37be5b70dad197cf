package c10k.bench.live;

import c10k.server.Audience;
import c10k.server.ForwardingOutbox;
import c10k.server.Outbox;
import java.nio.ByteBuffer;

/** Shows on the live pages what is broadcast in lines. */
final class ObservedOutbox extends ForwardingOutbox {
  private final Outbox out;
  private final Room room;

  ObservedOutbox(Outbox out, Room room) {
    super(out);
    this.out = out;
    this.room = room;
  }

  @Override
  protected Outbox around(Outbox other) {
    return new ObservedOutbox(other, room);
  }

  @Override
  public void broadcast(ByteBuffer bytes, Audience audience) {
    if (audience.equals(Audience.LINES)) {
      room.show(bytes, out);
    }
    out.broadcast(bytes, audience);
  }
}
