package c10k.bench.contestant;

import c10k.server.ForwardingSession;
import c10k.server.Outbox;
import c10k.server.Peer;
import c10k.server.Protocol;
import c10k.server.Session;
import java.nio.ByteBuffer;

/**
 * The same protocol, slower by what each call with bytes does first.
 *
 * @param burden what it does
 */
record SlowedProtocol(Protocol protocol, Burden burden) implements Protocol {

  /** Takes processor time. */
  @FunctionalInterface
  interface Burden {

    /** Takes it before these bytes are looked at, and leaves them as they are. */
    void carry(ByteBuffer bytes);
  }

  /** Slower by a known time for each call with bytes: a difference that a comparison must find. */
  static SlowedProtocol burning(Protocol protocol, int burnNanos) {
    return new SlowedProtocol(protocol, bytes -> burn(burnNanos));
  }

  private static void burn(int burnNanos) {
    long endNanos = System.nanoTime() + burnNanos;
    while (System.nanoTime() - endNanos < 0) {
      Thread.onSpinWait();
    }
  }

  @Override
  public String name() {
    return protocol.name();
  }

  @Override
  public Session open(Peer peer) {
    return new ForwardingSession(protocol.open(peer)) {
      @Override
      public void received(ByteBuffer bytes, Outbox out) {
        burden.carry(bytes);
        super.received(bytes, out);
      }
    };
  }
}
