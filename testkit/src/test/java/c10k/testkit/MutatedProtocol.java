package c10k.testkit;

import c10k.server.CloseReason;
import c10k.server.Outbox;
import c10k.server.Peer;
import c10k.server.Protocol;
import c10k.server.Session;
import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;

/** Passes all calls on; mutants override what they do wrong. */
class ForwardingSession implements Session {
  final Session session;

  ForwardingSession(Session session) {
    this.session = session;
  }

  /** The same protocol with other sessions. */
  static UnaryOperator<Protocol> in(UnaryOperator<Session> wrong) {
    return protocol -> new Protocol() {
      @Override
      public String name() {
        return protocol.name();
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
      Outbox outbox(Outbox out) {
        if (outbox == null) {
          outbox = wrong.apply(out);
        }
        return outbox;
      }
    });
  }

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
