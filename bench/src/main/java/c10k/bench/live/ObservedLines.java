package c10k.bench.live;

import c10k.server.Audience;
import c10k.server.Outbox;
import c10k.server.Peer;
import c10k.server.Protocol;
import c10k.server.Session;
import java.nio.ByteBuffer;

/** A protocol of lines: they are counted when they are taken, and shown on the pages when they are broadcast. */
record ObservedLines(Protocol protocol, LiveCounts counts, Room room) implements Protocol {

  @Override
  public String name() {
    return protocol.name();
  }

  @Override
  public Audience audience() {
    return protocol.audience();
  }

  @Override
  public Session open(Peer peer) {
    return new CountedSession(protocol.open(peer), counts, room);
  }

  private static final class CountedSession extends ObservedSession {
    private final LiveCounts counts;

    CountedSession(Session session, LiveCounts counts, Room room) {
      super(session, room);
      this.counts = counts;
    }

    @Override
    public void received(ByteBuffer bytes, Outbox out) {
      int start = bytes.position();
      super.received(bytes, out);
      counts.countMessages(linesBetween(start, bytes));
    }

    private static long linesBetween(int start, ByteBuffer bytes) {
      long lines = 0;
      for (int i = start; i < bytes.position(); i++) {
        if (bytes.get(i) == '\n') {
          lines++;
        }
      }
      return lines;
    }
  }
}
