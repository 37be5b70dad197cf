package c10k.connection;

import c10k.server.CloseReason;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The life of one connection: its state, why and how it ends, and when something is due.
 *
 * <p>Threads: at any time one thread <em>owns</em> a connection, and calls everything here but the
 * methods that say otherwise. A model hands ownership on with a happens-before edge: by confinement
 * to a loop, through a queue, or under a lock.
 *
 * <h2>How it ends</h2>
 *
 * <p>In good order: the session, the peer's end or draining leaves a {@linkplain #wishFor wish};
 * what is queued is sent, our side is ended, and the peer gets time to end its own ({@link
 * ConnectionState}). At once: anybody gives a {@linkplain #decide verdict}. Either way there is one
 * verdict in the end, the first, and the owner {@linkplain #finish finishes} with it exactly once.
 */
public abstract class ConnectionLife {
  static final long NEVER = Long.MAX_VALUE;

  private static final Logger LOG = System.getLogger("c10k.server");
  private static final VarHandle VERDICT = verdictHandle();

  /** Abandons what the kernel still holds for the peer, and tells it by a reset. */
  private static final int LINGER_NOT_AT_ALL = 0;

  private final ServerContext context;
  private final SocketChannel channel;
  private volatile ConnectionState state = ConnectionState.OPEN;
  private volatile @Nullable CloseReason verdict;
  private @Nullable CloseReason wish;
  private boolean inputEnded;

  /** Written by the owner, and read by whoever watches the time. */
  private volatile long lastMoveNanos;

  /** The session's deadline; once lingering, when that ends. */
  private volatile long deadlineNanos = NEVER;

  ConnectionLife(ServerContext context, SocketChannel channel) {
    this.context = context;
    this.channel = channel;
    this.lastMoveNanos = context.nanos();
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

  /** Whether its end has been wished for or decided. */
  final boolean isEnding() {
    return wish != null || isDecided();
  }

  /**
   * Decides without telling the model, which is not complete yet; its owner looks for a verdict
   * before the first turn.
   */
  final void isStillborn(CloseReason reason) {
    verdict = reason;
  }

  /** A bug, in a session or around it, must not end a thread that serves others. */
  protected final void blame(Throwable failure) {
    log(failure);
    decide(CloseReason.SERVER_ERROR);
  }

  static void log(Throwable failure) {
    LOG.log(Level.ERROR, "The server failed; the connection is closed.", failure);
  }

  // Ending

  /** Ends the conversation in good order; the first wish counts. */
  protected final void wishFor(CloseReason reason) {
    if (wish == null) {
      wish = reason;
    }
  }

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
    // A job may still have something to say.
    if (isDecided() || jobIsOut() || jobWaits()) {
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

  /** The peer has ended its side. */
  final void inputHasEnded() {
    inputEnded = true;
    if (state == ConnectionState.LINGERING) {
      decideUnlessAllIsSent(CloseReason.PEER_ENDED);
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
    tellClosed(reason);
    left.run();
    context.stats().closed(reason);
  }

  /** Closes the channel as the verdict demands, ahead of {@link #finish}. */
  protected final void closeChannel() {
    closeChannel(Objects.requireNonNull(verdict, "no verdict yet"));
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

  final void setDeadlineNanos(long nanos) {
    deadlineNanos = nanos;
    if (nanos != NEVER) {
      deadlineMoved(nanos);
    }
  }

  /** A byte went in or out. */
  protected final void moved() {
    if (context.closesIdleConnections()) {
      lastMoveNanos = now();
    }
  }

  /** When {@link #timePassed} has something to do next, or {@link #NEVER}; any thread may ask. */
  public final long dueNanos() {
    return Math.min(jobIsOut() ? NEVER : deadlineNanos, idleDueNanos());
  }

  private long idleDueNanos() {
    return context.closesIdleConnections() ? lastMoveNanos + context.idleTimeoutNanos() : NEVER;
  }

  /** Acts on the deadlines that have passed. */
  public final void timePassed(long nowNanos) {
    endIfDue(nowNanos);
    if (nowNanos >= deadlineNanos && !isDecided() && !jobIsOut()) {
      deadlineNanos = NEVER;
      tellDeadlineReached();
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

  /** The deadline has waited for a job; whoever watches the time has to look again. */
  final void remindOfDeadline() {
    setDeadlineNanos(deadlineNanos);
  }

  private void endIfDue(long nowNanos) {
    boolean lingeredLongEnough = state == ConnectionState.LINGERING && nowNanos >= deadlineNanos;
    if (lingeredLongEnough || nowNanos >= idleDueNanos()) {
      decideUnlessAllIsSent(CloseReason.IDLE_TIMEOUT);
    }
  }

  // What the conversation supplies

  /** Whether the session's job is being done elsewhere; until it is back, the session is left alone. */
  protected abstract boolean jobIsOut();

  /** Whether the session's job has not begun yet. */
  protected abstract boolean jobWaits();

  /** Tells the session; must not throw. */
  abstract void tellDeadlineReached();

  /** Tells the session; must not throw. */
  abstract void tellClosed(CloseReason reason);

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
      return MethodHandles.lookup().findVarHandle(ConnectionLife.class, "verdict", CloseReason.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
