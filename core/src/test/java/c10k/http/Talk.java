package c10k.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import c10k.server.CloseReason;
import c10k.server.FakeOutbox;
import c10k.server.FakePeer;
import c10k.server.Session;
import java.nio.ByteBuffer;
import java.time.Instant;

/** A peer talks with an HTTP session, as over a model: what the session leaves is offered again, and jobs run in between. */
final class Talk {
  static final HttpConfig CONFIG = HttpConfig.defaults().withClock(() -> Instant.parse("2026-01-02T03:04:05Z"));
  static final String DATE = "Date: Fri, 02 Jan 2026 03:04:05 GMT\r\n";

  /** More jobs in a row than any test needs: a session that goes on for ever fails instead of hanging. */
  private static final int MOST_JOBS = 100_000;

  private final FakeOutbox out = new FakeOutbox();
  private final Session session;
  private ByteBuffer rest = ByteBuffer.allocate(0);
  private int shown;

  Talk(Handler handler) {
    this(handler, CONFIG);
  }

  Talk(Handler handler, HttpConfig config) {
    session = new HttpProtocol("http", handler, config).open(new FakePeer(1));
    session.opened(out);
  }

  /** The peer sends, and the model does all that follows from it. */
  Talk send(String bytes) {
    return send(bytes.getBytes(ISO_8859_1));
  }

  Talk send(byte... bytes) {
    arrive(bytes);
    runJobs();
    return this;
  }

  /** Bytes arrive; a job that this starts is left for {@link #runJobs}. */
  Talk arrive(byte... bytes) {
    rest = ByteBuffer.allocate(rest.remaining() + bytes.length).put(rest).put(bytes).flip();
    if (out.closed().isEmpty() && !out.hasJob() && rest.hasRemaining()) {
      session.received(rest, out);
    }
    return this;
  }

  Talk runJobs() {
    for (int i = 0; out.runJob(); i++) {
      if (i == MOST_JOBS) {
        throw new AssertionError("The session never comes to an end of its jobs.");
      }
      if (out.closed().isEmpty() && !out.hasJob() && rest.hasRemaining()) {
        session.received(rest, out);
      }
    }
    return this;
  }

  Talk endInput() {
    if (out.closed().isEmpty()) {
      session.inputEnded(rest, out);
    }
    runJobs();
    return this;
  }

  Talk deadline() {
    session.deadlineReached(out);
    return this;
  }

  Talk serverEnds() {
    session.serverEnds(out);
    return this;
  }

  Talk close(CloseReason reason) {
    session.closed(reason);
    return this;
  }

  FakeOutbox out() {
    return out;
  }

  /** How many bytes the model has to keep. */
  int left() {
    return rest.remaining();
  }

  /** What the session said since the last call of this method. */
  String heard() {
    var all = out.text();
    var news = all.substring(shown);
    shown = all.length();
    return news;
  }
}
