package c10k.websocket;

import c10k.server.Audience;
import c10k.server.CloseReason;
import c10k.server.Job;
import c10k.server.Outbox;
import c10k.server.Peer;
import c10k.server.Protocol;
import c10k.server.Session;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line protocol whose broadcasts reach the WebSockets of the same server, too. The other way round nothing is needed: {@link
 * WebSocket#broadcast} reaches lines already.
 */
final class SharedRoom implements Protocol {
  private final Protocol lines;

  SharedRoom(Protocol lines) {
    this.lines = lines;
  }

  @Override
  public String name() {
    return lines.name();
  }

  @Override
  public Session open(Peer peer) {
    return new InRoom(lines.open(peer));
  }

  @Override
  public Audience audience() {
    return lines.audience();
  }

  /** The line protocol's session, with an outbox in between that sends broadcasts to one audience more. */
  private static final class InRoom implements Session, Outbox {
    private final Session session;

    /** The model's; set before every call of the session. */
    private @Nullable Outbox out;

    InRoom(Session session) {
      this.session = session;
    }

    @Override
    public void opened(Outbox current) {
      session.opened(over(current));
    }

    @Override
    public void received(ByteBuffer bytes, Outbox current) {
      session.received(bytes, over(current));
    }

    @Override
    public void inputEnded(ByteBuffer rest, Outbox current) {
      session.inputEnded(rest, over(current));
    }

    @Override
    public void deadlineReached(Outbox current) {
      session.deadlineReached(over(current));
    }

    @Override
    public void serverEnds(Outbox current) {
      session.serverEnds(over(current));
    }

    @Override
    public void closed(CloseReason reason) {
      session.closed(reason);
    }

    private Outbox over(Outbox current) {
      out = current;
      return this;
    }

    private Outbox out() {
      return Objects.requireNonNull(out, "the model's outbox");
    }

    @Override
    public void broadcast(ByteBuffer bytes, Audience audience) {
      if (audience.equals(Audience.LINES)) {
        Broadcasts.linesToWebSockets(bytes.duplicate(), out());
      }
      out().broadcast(bytes, audience);
    }

    @Override
    public void reply(ByteBuffer bytes) {
      out().reply(bytes);
    }

    @Override
    public void listenTo(Audience audience) {
      out().listenTo(audience);
    }

    @Override
    public void run(Job job) {
      out().run(new Job() {
        @Override
        public void work() throws Exception {
          job.work();
        }

        @Override
        public void finished(Outbox current) {
          job.finished(over(current));
        }

        @Override
        public void failed(Exception failure, Outbox current) {
          job.failed(failure, over(current));
        }
      });
    }

    @Override
    public void setDeadline(Duration fromNow) {
      out().setDeadline(fromNow);
    }

    @Override
    public void clearDeadline() {
      out().clearDeadline();
    }

    @Override
    public void close(CloseReason reason) {
      out().close(reason);
    }
  }
}
