package c10k.testkit;

import c10k.server.CloseReason;
import c10k.server.ForwardingOutbox;
import c10k.server.ForwardingSession;
import c10k.server.Outbox;
import c10k.server.Session;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** Ways to call a session wrongly. */
final class WrongSession {
  private WrongSession() {}

  /** As a registry does that nobody is ever taken out of. */
  static UnaryOperator<Session> keptForEver() {
    var last = new AtomicReference<Session>();
    return session -> last.updateAndGet(previous -> new ChainedSession(session, previous));
  }

  private static final class ChainedSession extends ForwardingSession {
    @SuppressWarnings("unused") // To keep it is enough.
    final Session previous;

    ChainedSession(Session session, Session previous) {
      super(session);
      this.previous = previous;
    }
  }

  static Session withoutTheUnfinishedLine(Session session) {
    return new ForwardingSession(session) {
      @Override
      public void inputEnded(ByteBuffer rest, Outbox out) {
        session.inputEnded(ByteBuffer.allocate(0), out);
      }
    };
  }

  static Session closedTwice(Session session) {
    return new ForwardingSession(session) {
      @Override
      public void closed(CloseReason reason) {
        session.closed(reason);
        session.closed(reason);
      }
    };
  }

  static Session neverClosed(Session session) {
    return new ForwardingSession(session) {
      @Override
      public void closed(CloseReason reason) {}
    };
  }

  static Session wokenTwice(Session session) {
    return new ForwardingSession(session) {
      @Override
      public void deadlineReached(Outbox out) {
        session.deadlineReached(out);
        session.deadlineReached(out);
      }
    };
  }

  /** In the middle of a call, whatever the threads' luck. */
  static Session calledByTwoThreads(Session session) {
    return new ForwardingSession(session) {
      @Override
      public void received(ByteBuffer bytes, Outbox out) {
        session.received(bytes, new ForwardingOutbox(out) {
          @Override
          public void setDeadline(Duration fromNow) {
            join(Thread.ofVirtual().name("reference-other").start(() -> session.deadlineReached(out)));
            out.setDeadline(fromNow);
          }
        });
      }
    };
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static Session whoseExceptionsAreSwallowed(Session session) {
    return new ForwardingSession(session) {
      @Override
      public void received(ByteBuffer bytes, Outbox out) {
        try {
          session.received(bytes, out);
        } catch (RuntimeException | Error e) {
          bytes.position(bytes.limit());
        }
      }
    };
  }

  static Session thatLosesWhatItLeaves(Session session) {
    return new ForwardingSession(session) {
      @Override
      public void received(ByteBuffer bytes, Outbox out) {
        session.received(bytes, out);
        bytes.position(bytes.limit());
      }
    };
  }

  static Session neverOpened(Session session) {
    return new ForwardingSession(session) {
      @Override
      public void opened(Outbox out) {}
    };
  }

  static Session withoutALastWord(Session session) {
    return new ForwardingSession(session) {
      @Override
      public void serverEnds(Outbox out) {}
    };
  }
}
