package c10k.connection;

import c10k.server.Audience;
import c10k.server.CloseReason;
import c10k.server.Job;
import c10k.server.Outbox;
import c10k.server.Session;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection's conversation with its session: what was read goes in, with what was left over
 * before, and what the session asks for comes out. How to read, write and wait is up to the
 * subclass.
 *
 * <p>Threads: as {@link ConnectionLife}: the owner calls everything.
 */
public abstract class Conversation extends ConnectionLife implements Outbox {
  private static final ByteBuffer NO_BYTES = ByteBuffer.allocate(0);
  private static final int SMALLEST_REST = 512;

  /** Jobs in a row, each started by the one before, before other connections get their turns. */
  private static final int MAX_JOBS_IN_A_ROW = 16;

  private final Session session;
  private boolean jobRan;
  private boolean jobIsOut;
  private boolean restIsDue;

  /** What the session asked for and has not begun. */
  private @Nullable Job nextJob;

  /** Written by the owner, read by those who broadcast. */
  private volatile Audience audience;

  /**
   * Bytes that the session left over, in a buffer of their own, ready to be appended to; null while
   * there are none.
   */
  private @Nullable ByteBuffer rest;

  @SuppressWarnings("this-escape") // isStillborn() only sets a field.
  protected Conversation(ServerContext context, SocketChannel channel) {
    super(context, channel);
    Session opened;
    try {
      opened = context.openSession(channel);
    } catch (RuntimeException | Error failure) {
      log(failure);
      opened = new NoSession();
      isStillborn(CloseReason.SERVER_ERROR);
    }
    this.session = opened;
    this.audience = context.protocolAudience();
  }

  /** Tells the session that it is being served, before anything else. */
  protected final void opened() {
    callSession(on -> on.opened(this));
  }

  // Reading

  /**
   * Whether the session can be given input now: not while its end is decided or its peer has not
   * taken the output.
   */
  protected final boolean wantsInput() {
    return state() == ConnectionState.OPEN && !isEnding() && !outputIsPending() && !jobIsOut && !jobWaits();
  }

  /**
   * Where to read to: the shared buffer, behind what is left over from before; or the buffer of
   * what is left over, once that is too long to be copied at each read.
   */
  protected final ByteBuffer readTarget(ByteBuffer shared) {
    if (rest == null) {
      return shared.clear();
    }
    if (rest.position() > shared.capacity() / 2) {
      return roomBehindRest(rest, 1);
    }
    return shared.clear().put(rest.flip());
  }

  /**
   * Where {@link #took} wants bytes that were read without ownership, while others may have served
   * the session: behind what is left over by now.
   */
  protected final ByteBuffer behindRest(ByteBuffer read) {
    return rest == null ? read : roomBehindRest(rest, read.position()).put(read.flip());
  }

  private ByteBuffer roomBehindRest(ByteBuffer left, int bytes) {
    if (left.remaining() < bytes) {
      left = ByteBuffer.allocate(Math.max(2 * left.capacity(), left.position() + bytes)).put(left.flip());
      rest = left;
    }
    return left;
  }

  /**
   * Serves the session after a read.
   *
   * @param count what the read returned; negative at the end of input
   * @param target the buffer read to, as the read left it
   */
  protected final void took(int count, ByteBuffer target) {
    if (count < 0) {
      takeEnd(target);
    } else if (count > 0) {
      context().stats().received(count);
      moved();
      takeBytes(target);
    }
  }

  private void takeBytes(ByteBuffer target) {
    if (state() == ConnectionState.OPEN && !isEnding()) {
      offer(target.flip());
    }
  }

  /** Whether a line that has arrived is not answered yet, though its connection is still to read on. */
  final boolean owesAnswers() {
    return restIsDue || jobIsOut || jobWaits();
  }

  private void takeEnd(ByteBuffer target) {
    inputHasEnded();
    var left = target;
    while (restIsDue && !isEnding()) {
      offer(left.flip());
      left = rest == null ? NO_BYTES : rest;
    }
    if (!isEnding()) {
      tellInputEnded(left.position() > 0 ? left.flip() : NO_BYTES);
      rest = null;
      wishFor(CloseReason.PEER_ENDED);
    }
  }

  private void tellInputEnded(ByteBuffer last) {
    callSession(on -> on.inputEnded(last, this));
    beginJobs();
  }

  /** Offers bytes to the session, again after each job, and keeps what it leaves. */
  private void offer(ByteBuffer bytes) {
    do {
      jobRan = false;
      callReceived(bytes);
      beginJobs();
    } while (jobRan && bytes.hasRemaining() && wantsInput());
    restIsDue = jobRan && bytes.hasRemaining();
    keep(bytes);
  }

  @SuppressWarnings("ReferenceEquality") // It matters which buffer it is, not what is in it.
  private void keep(ByteBuffer bytes) {
    if (!bytes.hasRemaining() || isEnding()) {
      rest = null;
    } else if (bytes == rest) {
      bytes.compact();
    } else {
      if (rest == null || rest.capacity() < bytes.remaining()) {
        rest = ByteBuffer.allocate(Math.max(SMALLEST_REST, 2 * bytes.remaining()));
      }
      rest.clear().put(bytes);
    }
  }

  /** Goes on with jobs, and with the input behind them, that waited for the output, or for other connections' turns. */
  protected final void resume() {
    beginJobs();
    if (restIsDue && rest != null && wantsInput()) {
      offer(rest.flip());
    }
  }

  // Calling the session

  /** The hot path, without a lambda to allocate. */
  private void callReceived(ByteBuffer bytes) {
    try {
      session.received(bytes, this);
    } catch (RuntimeException | Error failure) {
      blame(failure);
    }
  }

  private void callSession(Consumer<Session> call) {
    try {
      call.accept(session);
    } catch (RuntimeException | Error failure) {
      blame(failure);
    }
  }

  // What the session asks for

  @Override
  public final void run(Job job) {
    if (jobWaits() || jobIsOut) {
      throw new IllegalStateException("A session has one job at a time.");
    }
    jobRan = true;
    nextJob = job;
  }

  /** Begins what the session asked for, once the peer has taken what was said before; and what that asks for in its turn. */
  protected final void beginJobs() {
    for (int i = 0; jobCanBegin() && (i < MAX_JOBS_IN_A_ROW || hasItsOwnThread()); i++) {
      var job = Objects.requireNonNull(nextJob, "a job that can begin");
      nextJob = null;
      try {
        perform(job);
      } catch (RuntimeException | Error failure) {
        blame(failure);
      }
    }
  }

  private boolean jobCanBegin() {
    return jobWaits() && !jobIsOut && !isDecided() && !repliesArePending();
  }

  @Override
  protected final boolean jobWaits() {
    return nextJob != null;
  }

  /** Whether the peer has not taken all replies yet. */
  protected boolean repliesArePending() {
    return outputIsPending();
  }

  /** Whether nobody waits while this connection is being served. */
  protected boolean hasItsOwnThread() {
    return false;
  }

  /** Does a job, here and now, unless the model has somebody else for it. */
  protected void perform(Job job) {
    try {
      job.work();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      job.failed(e, this);
      return;
    } catch (Exception e) {
      job.failed(e, this);
      return;
    }
    job.finished(this);
  }

  /** The job is being done elsewhere. The session is not called before {@link #jobIsBack}. */
  protected final void jobGoesOut() {
    jobIsOut = true;
  }

  @Override
  protected final boolean jobIsOut() {
    return jobIsOut;
  }

  /**
   * Tells the session how its job has ended.
   *
   * @param failure what it threw, or null
   */
  protected final void jobIsBack(Job job, @Nullable Throwable failure) {
    jobIsOut = false;
    try {
      switch (failure) {
        case null -> job.finished(this);
        case Exception exception -> job.failed(exception, this);
        default -> blame(failure);
      }
    } catch (RuntimeException | Error e) {
      blame(e);
    }
    remindOfDeadline();
  }

  /** Forgets a job that was never begun, because its connection has ended. */
  protected final void jobIsDropped() {
    jobIsOut = false;
  }

  @Override
  public final void setDeadline(Duration fromNow) {
    // The time of the call, not a cached one: a deadline is never early.
    setDeadlineNanos(context().nanos() + fromNow.toNanos());
  }

  @Override
  public final void clearDeadline() {
    setDeadlineNanos(NEVER);
  }

  @Override
  public final void close(CloseReason reason) {
    if (reason != CloseReason.SESSION_ENDED && reason != CloseReason.PROTOCOL_ERROR) {
      throw new IllegalArgumentException("A session ends by SESSION_ENDED or PROTOCOL_ERROR, not by " + reason + ".");
    }
    nextJob = null;
    wishFor(reason);
  }

  @Override
  public final void listenTo(Audience newAudience) {
    audience = newAudience;
  }

  /** Whether its peer hears what is broadcast to this audience; any thread may ask. */
  public final boolean hears(Audience broadcastAudience) {
    return audience.equals(broadcastAudience);
  }

  /** Ends in good order because the server does; the session has the last word. */
  protected final void endWithServer() {
    if (!isEnding()) {
      callSession(on -> on.serverEnds(this));
      nextJob = null;
      wishFor(CloseReason.DRAINED);
    }
  }

  @Override
  final void tellDeadlineReached() {
    callSession(on -> on.deadlineReached(this));
    beginJobs();
  }

  @Override
  final void tellClosed(CloseReason reason) {
    rest = null;
    nextJob = null;
    callSession(on -> on.closed(reason));
  }

  /** Stands in where the protocol failed to open a session. */
  private static final class NoSession implements Session {
    @Override
    public void received(ByteBuffer bytes, Outbox out) {
      bytes.position(bytes.limit());
    }

    @Override
    public void inputEnded(ByteBuffer rest, Outbox out) {
      rest.position(rest.limit());
    }
  }
}
