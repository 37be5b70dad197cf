package c10k.connection;

import c10k.server.CloseReason;
import c10k.server.ListenException;
import c10k.server.ListenerSource;
import c10k.server.Requirements;
import c10k.server.Server;
import c10k.server.ServerStats;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What servers that serve connections in many threads have in common: one thread accepts, another
 * watches the time, and closing drains.
 *
 * @param <C> the model's connection
 */
public abstract class ThreadedServer<C extends Conversation> implements Server {

  private static final Logger LOG = System.getLogger("c10k.server");

  /** While draining, busy connections are asked again so often whether they have finished. */
  private static final long DRAIN_ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final ServerContext context;
  private final Room<C> room;
  private final Listener listener;
  private final Acceptor acceptor;
  private final Watchdog watchdog;
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Set before {@code closingBegan}. */
  private long drainBeginNanos;

  private volatile boolean closingBegan;

  private volatile boolean draining;
  private volatile boolean acceptorHasEnded;

  /** Starts to listen, but not yet to accept; fails with nothing left behind. */
  @SuppressWarnings("this-escape") // No thread runs before start().
  protected ThreadedServer(ServerContext context, String name, Room<C> room) throws ListenException {
    requireOwnListener(context);
    this.context = context;
    this.room = room;
    this.listener = Listener.open(context);
    var acceptorThreads = Thread.ofPlatform().name(name + "-acceptor").factory();
    this.acceptor = new Acceptor(listener, context.config().maxConnections(), acceptorThreads, this::take);
    this.watchdog = new Watchdog(name + "-watchdog", context.config().ticker(), this::visitAll, this::isOver, this::end);
  }

  /** A thread that waits in accept is only freed by closing the channel. */
  private static void requireOwnListener(ServerContext context) {
    var requirements = new Requirements();
    requirements.require(
        context.config().listenerSource() == ListenerSource.OWN, "A model that accepts in a blocking thread cannot use an inherited listener.");
    requirements.throwIfBroken();
  }

  /** Called once, when the subclass is complete. */
  protected final void start() {
    context.measure(this::gauges);
    watchdog.start();
    acceptor.start();
  }

  private void take(SocketChannel channel) {
    var connection = open(channel);
    room.join(connection);
    context.stats().accepted();
    watchdog.dueAt(connection.dueNanos());
    serve(connection);
  }

  public final ServerContext context() {
    return context;
  }

  public final Room<C> room() {
    return room;
  }

  /** A deadline was set. Any thread may tell. */
  public final void dueAt(long nanos) {
    watchdog.dueAt(nanos);
  }

  /** Whether the server is closing. Any thread may ask. */
  public final boolean isDraining() {
    return draining;
  }

  /**
   * A connection has ended and been counted, so another may take its place. Any thread may tell.
   */
  public final void released() {
    acceptor.released();
  }

  private void visitAll(long nowNanos) {
    if (closingBegan && !draining) {
      draining = nowNanos >= drainBeginNanos;
      watchdog.dueAt(drainBeginNanos);
    }
    room.forEach(connection -> connection.watch(nowNanos));
    if (draining) {
      room.forEach(this::drain);
      cutIfDue(nowNanos);
      watchdog.dueAt(nowNanos + DRAIN_ROUND_NANOS);
    }
    room.forEach(connection -> watchdog.dueAt(connection.dueNanos()));
  }

  private void cutIfDue(long nowNanos) {
    if (nowNanos >= drainBeginNanos + context.config().drainTimeout().toNanos() && !room.isEmpty()) {
      room.forEach(connection -> connection.decide(CloseReason.CUT));
      // Closing its channel does not free a thread that is busy in a session.
      interruptThreads();
    }
  }

  /** A connection leaves the room shortly before it is counted. */
  private boolean isOver() {
    return acceptorHasEnded && room.isEmpty() && stats().active() == 0;
  }

  private void end() {
    endThreads();
    closed.countDown();
  }

  @Override
  public final InetSocketAddress address() {
    return listener.address();
  }

  @Override
  public final ServerStats stats() {
    return context.picture();
  }

  @Override
  public final void close() {
    if (closing.compareAndSet(false, true)) {
      drainBeginNanos = context.nanos() + context.config().quiesceTimeout().toNanos();
      draining = context.config().quiesceTimeout().isZero();
      closingBegan = true;
      acceptor.close();
      acceptorHasEnded = true;
      watchdog.wake();
    }
    if (!Uninterruptibly.await(closed, context.closeTimeout())) {
      LOG.log(
          Level.ERROR,
          "A session neither returned nor obeyed its interrupt; its thread is left behind.");
    }
  }

  /** Makes the connection, in the acceptor's thread. */
  protected abstract C open(SocketChannel channel);

  /**
   * Starts to serve it, in the acceptor's thread. It is a member of the room, and may have its
   * verdict already.
   */
  protected abstract void serve(C connection);

  /**
   * Has the connection answer what has arrived and end in good order; called again until it has.
   * Must not wait.
   */
  protected abstract void drain(C connection);

  /** Interrupts the threads that serve connections; called again until no connection is left. */
  protected abstract void interruptThreads();

  /** Ends the model's own threads and waits for them; no connection is left. */
  protected abstract void endThreads();

  /** What only this model can tell. */
  protected Map<String, Long> gauges() {
    return Map.of();
  }
}
