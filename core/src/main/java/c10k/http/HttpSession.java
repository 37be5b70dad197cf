package c10k.http;

import c10k.http.ResponseWriter.Afterwards;
import c10k.server.CloseReason;
import c10k.server.Job;
import c10k.server.Outbox;
import c10k.server.Peer;
import c10k.server.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection of HTTP: requests are answered one after the other, in their order.
 *
 * <p>A head stays in the model's buffer until it is complete, so that an idle connection has no buffer here. A body is collected here.
 */
final class HttpSession implements Session {
  private static final Logger LOG = System.getLogger("c10k.http");
  private static final ByteBuffer NO_BODY = ByteBuffer.allocate(0).asReadOnlyBuffer();

  private enum State {
    /** A request may come, or has come in part. */
    READING,
    /** A job is under way that ends in a response. */
    ANSWERING,
    /** The connection belongs to the next session. */
    HANDED_OVER,
    /** The last response is written. */
    OVER
  }

  private final Handler handler;
  private final HttpConfig config;
  private final ResponseWriter writer;
  private final Peer peer;
  private final HeadScanner scanner;
  private final Patience patience;
  private State state = State.READING;

  /** The request whose body is being read, or which is being answered. */
  private @Nullable RequestHead head;

  private @Nullable BodyReader body;

  /** What a job reads a response's body from. */
  private @Nullable HeldSource source;

  private @Nullable Session next;

  HttpSession(Handler handler, HttpConfig config, ResponseWriter writer, Peer peer) {
    this.handler = handler;
    this.config = config;
    this.writer = writer;
    this.peer = peer;
    this.scanner = new HeadScanner(config.maxHeadBytes(), config.maxFields());
    this.patience = new Patience(config);
  }

  @Override
  public void opened(Outbox out) {
    patience.begin(out);
  }

  // Reading requests

  @Override
  public void received(ByteBuffer bytes, Outbox out) {
    if (next != null) {
      next.received(bytes, out);
      return;
    }
    var replies = new Replies(out);
    try {
      readRequests(bytes, replies);
    } catch (Refusal refusal) {
      refuse(refusal, replies);
    }
    replies.flush();
    if (state == State.READING) {
      waitForMore(bytes, replies.areEnough(), out);
    }
  }

  private void readRequests(ByteBuffer bytes, Replies replies) throws Refusal {
    while (state == State.READING && !replies.areEnough() && readRequest(bytes, replies)) {
      answer(replies);
    }
  }

  /** Tells whether a request is complete. */
  private boolean readRequest(ByteBuffer bytes, Replies replies) throws Refusal {
    if (head == null) {
      var newHead = readHead(bytes);
      if (newHead == null) {
        return false;
      }
      head = newHead;
      body = newHead.hasBody() ? BodyReader.of(newHead, config) : null;
      if (body != null && newHead.expectsContinue() && !bytes.hasRemaining()) {
        replies.add(ResponseWriter.CONTINUE);
      }
    }
    return body == null || body.read(bytes);
  }

  private @Nullable RequestHead readHead(ByteBuffer bytes) throws Refusal {
    skipEmptyLines(bytes);
    if (!bytes.hasRemaining() || isHalfAnEmptyLine(bytes)) {
      return null;
    }
    int length = scanner.endOfHead(bytes, config.maxRequestLineBytes());
    if (length < 0) {
      return null;
    }
    var content = new byte[length];
    bytes.get(content);
    return HeadParser.parse(content);
  }

  /** Some clients end a body in one that does not belong to it (RFC 9112, section 2.2). */
  private static void skipEmptyLines(ByteBuffer bytes) {
    int i = bytes.position();
    while (i + 1 < bytes.limit() && bytes.get(i) == Syntax.CR && bytes.get(i + 1) == Syntax.LF) {
      i += 2;
    }
    bytes.position(i);
  }

  private static boolean isHalfAnEmptyLine(ByteBuffer bytes) {
    return bytes.remaining() == 1 && bytes.get(bytes.position()) == Syntax.CR;
  }

  private void waitForMore(ByteBuffer bytes, boolean peerHasToRead, Outbox out) {
    if (peerHasToRead && bytes.hasRemaining()) {
      patience.end(out);
      out.run(new Pause());
    } else if (head != null) {
      patience.forBody(out);
    } else if (bytes.hasRemaining()) {
      patience.forHead(out);
    } else {
      patience.forRequest(out);
    }
  }

  /** A job without work begins when the peer has taken all responses; then the model offers the requests behind them again. */
  private static final class Pause implements Job {
    @Override
    public void work() {}

    @Override
    public void finished(Outbox out) {}
  }

  @Override
  public void inputEnded(ByteBuffer rest, Outbox out) {
    if (next != null) {
      next.inputEnded(rest, out);
    } else if (state == State.READING && (head != null || rest.hasRemaining())) {
      refuse(Refusal.badRequest("The connection ended before the request did."), out);
    }
  }

  // Answering

  private void answer(Replies replies) {
    patience.requestHasCome();
    var request = currentHead().withBody(body == null ? NO_BODY : body.content());
    body = null;
    Answer answer;
    try {
      answer = handler.handle(request, peer);
    } catch (RuntimeException e) {
      fail(e, replies);
      return;
    }
    switch (answer) {
      case Response response -> respond(response, replies);
      case Answer.Later later -> respondLater(later, replies);
      case Answer.Upgrade upgrade -> handOver(upgrade, replies);
    }
  }

  private void respond(Response response, Replies replies) {
    boolean headOnly = currentHead().asksForHeadOnly() || Status.hasNoBody(response.status());
    switch (response.body()) {
      case Body.Bytes bytes -> {
        var afterwards = afterwards(true);
        writer.writeHead(response, bytes.content().remaining(), afterwards, replies);
        if (!headOnly) {
          replies.addContent(bytes.content());
        }
        responded(afterwards, replies);
      }
      case Body.Stream stream -> {
        var length = lengthOf(stream);
        var afterwards = afterwards(length != ResponseWriter.TO_THE_END);
        if (headOnly) {
          stream.source().close();
          writer.writeHead(response, length, afterwards, replies);
          responded(afterwards, replies);
        } else {
          stream(response, stream, length, afterwards, replies);
        }
      }
    }
  }

  private long lengthOf(Body.Stream stream) {
    boolean knowsChunks = currentHead().isOfVersion(HttpVersion.HTTP_1_1);
    return stream.length().orElse(knowsChunks ? ResponseWriter.IN_CHUNKS : ResponseWriter.TO_THE_END);
  }

  private Afterwards afterwards(boolean lengthIsTold) {
    var asked = currentHead();
    if (!asked.keepsAlive() || !lengthIsTold) {
      return Afterwards.ENDS;
    }
    return asked.isOfVersion(HttpVersion.HTTP_1_1) ? Afterwards.GOES_ON : Afterwards.GOES_ON_BY_REQUEST;
  }

  private void responded(Afterwards afterwards, Replies replies) {
    head = null;
    source = null;
    if (afterwards == Afterwards.ENDS) {
      end(CloseReason.SESSION_ENDED, replies);
    } else {
      state = State.READING;
    }
  }

  private void end(CloseReason reason, Replies replies) {
    state = State.OVER;
    head = null;
    body = null;
    patience.end(replies.out());
    replies.flush();
    replies.out().close(reason);
  }

  private void stream(Response response, Body.Stream stream, long length, Afterwards afterwards, Replies replies) {
    var responseHead = new Replies(replies.out());
    writer.writeHead(response, length, afterwards, responseHead);
    var held = holdSource();
    held.put(stream.source());
    startJob(
        new StreamedBody(responseHead.toBytes(), length, held, new StreamedBody.Continuation() {
          @Override
          public void sent(Outbox out) {
            goOn(out, behind -> responded(afterwards, behind));
          }

          @Override
          public void failedAtOnce(Exception failure, Outbox out) {
            goOn(out, behind -> fail(failure, behind));
          }
        }),
        replies);
  }

  private void respondLater(Answer.Later later, Replies replies) {
    startJob(
        new LaterResponse(later.work(), holdSource(), new LaterResponse.Continuation() {
          @Override
          public void made(Response response, Outbox out) {
            goOn(out, behind -> respond(response, behind));
          }

          @Override
          public void failed(Exception failure, Outbox out) {
            goOn(out, behind -> fail(failure, behind));
          }
        }),
        replies);
  }

  private HeldSource holdSource() {
    var held = source == null ? new HeldSource() : source;
    source = held;
    return held;
  }

  private void startJob(Job job, Replies replies) {
    state = State.ANSWERING;
    patience.end(replies.out());
    replies.flush();
    replies.out().run(job);
  }

  /** A job is done. */
  private void goOn(Outbox out, Consumer<Replies> step) {
    var replies = new Replies(out);
    step.accept(replies);
    replies.flush();
    if (state == State.READING) {
      patience.forRequest(out);
    }
  }

  /** The session speaks first in its turn once the peer has taken the response. Bytes behind the request are left until then. */
  private void handOver(Answer.Upgrade upgrade, Replies replies) {
    if (!currentHead().isOfVersion(HttpVersion.HTTP_1_1)) {
      fail(new IllegalStateException("A handler must not upgrade a request of HTTP/1.0 (RFC 9110, section 7.8)."), replies);
      return;
    }
    writer.writeUpgrade(upgrade.headers(), replies);
    head = null;
    var session = upgrade.next();
    next = session;
    startJob(
        new Job() {
          @Override
          public void work() {}

          @Override
          public void finished(Outbox out) {
            session.opened(out);
          }
        },
        replies);
    state = State.HANDED_OVER;
  }

  // What goes wrong

  /** Our fault: the peer learns no details. */
  private void fail(Exception failure, Replies replies) {
    LOG.log(Level.ERROR, "A request was not answered, because the handler failed.", failure);
    writeError(500, "The server failed.", replies);
    end(CloseReason.SESSION_ENDED, replies);
  }

  /** The peer's fault: nobody knows where its next request begins, so the connection ends. */
  private void refuse(Refusal refusal, Replies replies) {
    writeError(refusal.status(), refusal.sentence(), replies);
    end(CloseReason.PROTOCOL_ERROR, replies);
  }

  private void refuse(Refusal refusal, Outbox out) {
    refuse(refusal, new Replies(out));
  }

  private void writeError(int status, String sentence, Replies replies) {
    var response = Response.text(status, sentence + "\n");
    var content = ((Body.Bytes) response.body()).content();
    writer.writeHead(response, content.remaining(), Afterwards.ENDS, replies);
    if (head == null || !head.asksForHeadOnly()) {
      replies.addContent(content);
    }
  }

  // Time and end

  @Override
  public void deadlineReached(Outbox out) {
    if (next != null) {
      next.deadlineReached(out);
    } else if (state == State.READING && patience.isForRestOfRequest()) {
      refuse(new Refusal(408, "The request took too long to come."), out);
    } else if (state == State.READING) {
      end(CloseReason.SESSION_ENDED, new Replies(out));
    }
  }

  @Override
  public void serverEnds(Outbox out) {
    if (next != null) {
      next.serverEnds(out);
    }
  }

  @Override
  public void closed(CloseReason reason) {
    if (source != null) {
      source.abandon();
    }
    if (next != null) {
      next.closed(reason);
    }
  }

  private RequestHead currentHead() {
    return Objects.requireNonNull(head, "no request is being answered");
  }
}
