package c10k.bench.contestant;

import c10k.server.ForwardingSession;
import c10k.server.Outbox;
import c10k.server.Peer;
import c10k.server.Protocol;
import c10k.server.Session;
import java.nio.ByteBuffer;

/**
 * The same protocol, slower by a known time for each call with bytes: a difference that a comparison must find.
 *
 * @param burnNanos processor time to waste
 */
record SlowedProtocol(Protocol protocol, int burnNanos) implements Protocol {

  @Override
  public String name() {
    return protocol.name();
  }

  @Override
  public Session open(Peer peer) {
    var session = protocol.open(peer);
    return new ForwardingSession(session) {
      @Override
      public void received(ByteBuffer bytes, Outbox out) {
        burn();
        super.received(bytes, out);
      }
    };
  }

  private void burn() {
    long endNanos = System.nanoTime() + burnNanos;
    while (System.nanoTime() - endNanos < 0) {
      Thread.onSpinWait();
    }
  }
}
