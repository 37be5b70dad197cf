package c10k.testkit;

import c10k.server.Audience;
import c10k.server.ForwardingSession;
import c10k.server.Outbox;
import c10k.server.Peer;
import c10k.server.Protocol;
import c10k.server.Session;
import java.util.function.UnaryOperator;

/** A protocol with something wrong between its sessions and the model. */
final class MutatedProtocol {
  private MutatedProtocol() {}

  /** The same protocol with other sessions. */
  static UnaryOperator<Protocol> in(UnaryOperator<Session> wrong) {
    return protocol -> new Protocol() {
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
        return wrong.apply(protocol.open(peer));
      }
    };
  }

  /** The same protocol, with one outbox of the mutant's around that of each session. */
  static UnaryOperator<Protocol> withOutbox(UnaryOperator<Outbox> wrong) {
    return in(session -> new ForwardingSession(session) {
      private Outbox outbox;

      @Override
      protected Outbox outbox(Outbox out) {
        if (outbox == null) {
          outbox = wrong.apply(out);
        }
        return outbox;
      }
    });
  }
}
