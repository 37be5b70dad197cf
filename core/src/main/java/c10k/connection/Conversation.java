package c10k.connection;

import c10k.server.CloseReason;
import c10k.server.Job;
import c10k.server.Outbox;
import c10k.server.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection as all models see it: its session, what is left over between reads, its state and
 * its deadlines. How it reads, writes and waits is up to the subclass.
 *
 * <p>Threads: at any time one thread <em>owns</em> a conversation, and calls everything here but
 * the methods that say otherwise. A subclass hands ownership on with a happens-before edge: by
 * confinement to a loop, through a queue, or under a lock.
 *
 * <h2>How it ends</h2>
 *
 * <p>In good order: the session, the peer's end or draining leaves a {@linkplain #close wish}; what
 * is queued is sent, our side is ended, and the peer gets time to end its own ({@link
 * ConnectionState}). At once: anybody gives a {@linkplain #decide verdict}. Either way there is one
 * verdict in the end, the first, and the owner {@linkplain #finish finishes} with it exactly once.
 */
public abstract class Conversation implements Outbox {
  static final long NEVER = Long.MAX_VALUE;

  private static final Logger LOG = System.getLogger("c10k.server");
  private static final VarHandle VERDICT = verdictHandle();
  private static final ByteBuffer NO_BYTES = ByteBuffer.allocate(0);
  private static final int SMALLEST_REST = 512;

  /** Abandons what the kernel still holds for the peer, and tells it by a reset. */
  private static final int LINGER_NOT_AT_ALL = 0;

  private final ServerContext context;
  private final SocketChannel channel;
  private final Session session;
  private volatile ConnectionState state = ConnectionState.OPEN;
  private volatile @Nullable CloseReason verdict;
  private @Nullable CloseReason wish;
  private boolean inputEnded;
  private boolean jobRan;
  private boolean restIsDue;

  /**
   * Bytes that the session left over, in a buffer of their own, ready to be appended to; null while
   * there are none.
   */
  private @Nullable ByteBuffer rest;

  /** Written by the owner, and read by whoever watches the time. */
  private volatile long lastMoveNanos;

  /** The session's deadline; once lingering, when that ends. */
  private volatile long deadlineNanos = NEVER;

  protected Conversation(ServerContext context, SocketChannel channel) {
    this.context = context;
    this.channel = channel;
    this.lastMoveNanos = context.nanos();
    Session opened;
    try {
      opened = context.openSession(channel);
    } catch (RuntimeException | Error failure) {
      log(failure);
      opened = new NoSession();
      // Not decide(): the subclass is not constructed yet. Its owner looks for a verdict before the
      // first turn.
      verdict = CloseReason.SERVER_ERROR;
    }
    this.session = opened;
  }

  protected final ServerContext context() {
    return context;
  }

  public final SocketChannel channel() {
    return channel;
  }

  /** Where it is in its life; any thread may look. */
  public final ConnectionState state() {
    return state;
  }

  /**
   * Whether it is decided why it ends, so that the owner has to {@link #finish}; any thread may
   * look.
   */
  public final boolean isDecided() {
    return verdict != null;
  }

  // Reading

  /**
   * Whether the session can be given input now: not while its end is decided or its peer has not
   * taken the output.
   */
  protected final boolean wantsInput() {
    return state == ConnectionState.OPEN && wish == null && !isDecided() && !outputIsPending();
  }

  /**
   * Where to read to: the shared buffer, behind what is left over from before; or the buffer of
   * what is left over, once that is too long to be copied at each read.
   */
  protected final ByteBuffer readTarget(ByteBuffer shared) {
    if (rest == null || rest.position() > shared.capacity() / 2) {
      return waitTarget(shared);
    }
    return shared.clear().put(rest.flip());
  }

  /**
   * Where to read to while perhaps waiting for long: it occupies nothing but {@code small} and what
   * is left over.
   */
  protected final ByteBuffer waitTarget(ByteBuffer small) {
    if (rest == null) {
      return small.clear();
    }
    if (!rest.hasRemaining()) {
      rest = ByteBuffer.allocate(2 * rest.capacity()).put(rest.flip());
    }
    return rest;
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
      context.stats().received(count);
      moved();
      takeBytes(target);
    }
  }

  private void takeBytes(ByteBuffer target) {
    if (state == ConnectionState.OPEN && wish == null) {
      offer(target.flip());
    }
  }

  private void takeEnd(ByteBuffer target) {
    inputEnded = true;
    if (state == ConnectionState.LINGERING) {
      decideUnlessAllIsSent(CloseReason.PEER_ENDED);
    } else if (wish == null) {
      callSession(on -> on.inputEnded(target.position() > 0 ? target.flip() : NO_BYTES, this));
      rest = null;
      wishFor(CloseReason.PEER_ENDED);
    }
  }

  /** Offers bytes to the session, again after each job, and keeps what it leaves. */
  private void offer(ByteBuffer bytes) {
    do {
      jobRan = false;
      callReceived(bytes);
    } while (jobRan && bytes.hasRemaining() && wantsInput());
    restIsDue = jobRan && bytes.hasRemaining();
    keep(bytes);
  }

  @SuppressWarnings("ReferenceEquality") // It matters which buffer it is, not what is in it.
  private void keep(ByteBuffer bytes) {
    if (!bytes.hasRemaining() || wish != null || isDecided()) {
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

  /** Offers what a job left behind while output was pending, now that it is not. */
  protected final void resume() {
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

  /** A bug, in a session or around it, must not end a thread that serves others. */
  protected final void blame(Throwable failure) {
    log(failure);
    decide(CloseReason.SERVER_ERROR);
  }

  private static void log(Throwable failure) {
    LOG.log(Level.ERROR, "The server failed; the connection is closed.", failure);
  }

  // What the session asks for

  @Override
  public final void run(Job job) {
    jobRan = true;
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

  @Override
  public final void setDeadline(Duration fromNow) {
    // The time of the call, not a cached one: a deadline is never early.
    setDeadlineNanos(context.nanos() + fromNow.toNanos());
  }

  private void setDeadlineNanos(long nanos) {
    deadlineNanos = nanos;
    deadlineMoved(nanos);
  }

  @Override
  public final void clearDeadline() {
    deadlineNanos = NEVER;
  }

  @Override
  public final void close(CloseReason reason) {
    if (reason != CloseReason.SESSION_ENDED && reason != CloseReason.PROTOCOL_ERROR) {
      throw new IllegalArgumentException("A session ends by SESSION_ENDED or PROTOCOL_ERROR, not by " + reason + ".");
    }
    wishFor(reason);
  }

  /** Ends the conversation in good order; the first wish counts. */
  protected final void wishFor(CloseReason reason) {
    if (wish == null) {
      wish = reason;
    }
  }

  // Ending

  /**
   * Decides why the conversation ends, at once; the first verdict counts. Any thread may call it.
   *
   * @return whether this was the first
   */
  public final boolean decide(CloseReason reason) {
    boolean first = VERDICT.compareAndSet(this, null, reason);
    if (first) {
      decided(reason);
    }
    return first;
  }

  /**
   * Takes the steps of an end in good order that are possible now. The owner calls it after each
   * turn.
   */
  protected final void settle() {
    if (isDecided()) {
      return;
    }
    if (state == ConnectionState.OPEN && wish != null) {
      moveTo(ConnectionState.FLUSHING);
    }
    if (state == ConnectionState.FLUSHING && !outputIsPending()) {
      endOurSide();
    }
  }

  private void endOurSide() {
    if (inputEnded) {
      decide(wish == null ? CloseReason.PEER_ENDED : wish);
      return;
    }
    try {
      channel.shutdownOutput();
      moveTo(ConnectionState.LINGERING);
      setDeadlineNanos(context.nanos() + context.config().lingerTimeout().toNanos());
    } catch (IOException e) {
      lost();
    }
  }

  /** The peer is gone. */
  protected final void lost() {
    decideUnlessAllIsSent(CloseReason.PEER_RESET);
  }

  /** Once everything is sent, the conversation ends for the reason for which it was to end. */
  private void decideUnlessAllIsSent(CloseReason reason) {
    decide(state == ConnectionState.LINGERING && wish != null ? wish : reason);
  }

  private void moveTo(ConnectionState next) {
    if (!state.next().contains(next)) {
      throw new IllegalStateException("A connection does not go from " + state + " to " + next + ".");
    }
    state = next;
  }

  /**
   * Closes the channel, tells the session, and counts the end: the last thing that the owner does.
   *
   * @param left called between the end of the session and its being counted, to leave rooms and
   *     give back descriptors
   */
  protected final void finish(Runnable left) {
    var reason = verdict;
    if (reason == null || state == ConnectionState.CLOSED) {
      throw new IllegalStateException("A conversation is finished once, after the verdict.");
    }
    moveTo(ConnectionState.CLOSED);
    closeChannel(reason);
    rest = null;
    callSession(on -> on.closed(reason));
    left.run();
    context.stats().closed(reason);
  }

  /** Any thread may close the channel; it then frees the threads that wait for it. */
  protected final void closeChannel(CloseReason reason) {
    try {
      if (endsAbruptly(reason)) {
        channel.setOption(StandardSocketOptions.SO_LINGER, LINGER_NOT_AT_ALL);
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "No reset for a peer that is already gone.", e);
    }
    try {
      channel.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The channel was closed all the same.", e);
    }
  }

  private static boolean endsAbruptly(CloseReason reason) {
    return switch (reason) {
      case SLOW_CONSUMER, CUT, OVERLOADED -> true;
      case PEER_ENDED, PEER_RESET, SESSION_ENDED, PROTOCOL_ERROR, IDLE_TIMEOUT, DRAINED, SERVER_ERROR -> false;
    };
  }

  // Time

  /** A byte went in or out. */
  protected final void moved() {
    if (context.closesIdleConnections()) {
      lastMoveNanos = now();
    }
  }

  /** When {@link #timePassed} has something to do next, or {@link #NEVER}; any thread may ask. */
  public final long dueNanos() {
    return Math.min(deadlineNanos, idleDueNanos());
  }

  private long idleDueNanos() {
    return context.closesIdleConnections() ? lastMoveNanos + context.idleTimeoutNanos() : NEVER;
  }

  /** Acts on the deadlines that have passed. */
  public final void timePassed(long nowNanos) {
    endIfDue(nowNanos);
    if (nowNanos >= deadlineNanos && !isDecided()) {
      deadlineNanos = NEVER;
      callSession(on -> on.deadlineReached(this));
      settle();
    }
  }

  /**
   * Does the same from any thread: the connection may be ended here, but its session is left to the
   * owner.
   */
  public final void watch(long nowNanos) {
    endIfDue(nowNanos);
    if (nowNanos >= deadlineNanos && !isDecided()) {
      sessionIsDue();
    }
  }

  private void endIfDue(long nowNanos) {
    boolean lingeredLongEnough = state == ConnectionState.LINGERING && nowNanos >= deadlineNanos;
    if (lingeredLongEnough || nowNanos >= idleDueNanos()) {
      decideUnlessAllIsSent(CloseReason.IDLE_TIMEOUT);
    }
  }

  // What the model supplies

  /** Whether the peer has not taken all output yet. */
  protected abstract boolean outputIsPending();

  /**
   * The verdict has been given, by the calling thread, which need not be the owner. It sees to it
   * that the owner finishes.
   */
  protected abstract void decided(CloseReason reason);

  /**
   * The session's deadline has passed, as seen by another thread than the owner; it must not wait.
   * May come again until done.
   */
  protected abstract void sessionIsDue();

  /** A deadline was set; whoever watches the time may have to wake earlier. */
  protected abstract void deadlineMoved(long nanos);

  /** The time; a model may cache it. */
  protected long now() {
    return context.nanos();
  }

  private static VarHandle verdictHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(Conversation.class, "verdict", CloseReason.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
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
