package c10k.loop;

import c10k.loop.uv.EventLoop;
import c10k.loop.uv.Handler;
import c10k.connection.AcceptBackoff;
import c10k.connection.Listener;
import c10k.server.ListenerSource;
import c10k.server.ServerConfig;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Accepts connections while there are places. Without a place it does not even look, so who comes
 * then waits in the kernel's backlog.
 *
 * <p>Confined to the loop that accepts, but for {@link #release}.
 */
final class Gate implements Handler {
  private static final Logger LOG = System.getLogger("c10k.loop");

  /** Accepted in a row before connections get their turn; Netty takes 16. */
  private static final int MAX_ACCEPTS_PER_TURN = 16;

  /** As libuv: where several processes look, each leaves something for the others. */
  private static final int ACCEPTS_OF_AN_INHERITED_LISTENER = 1;

  private final int maxAccepts;
  private final EventLoop loop;
  private final Listener listener;
  private final Consumer<SocketChannel> accepted;
  private final AcceptBackoff backoff = new AcceptBackoff();
  private final AtomicInteger places;

  /**
   * Announced before the last look at {@code places}, so that whoever releases one later sees it
   * and reopens the gate.
   */
  private volatile boolean full;

  private @Nullable SelectionKey key;

  Gate(EventLoop loop, Listener listener, ServerConfig config, Consumer<SocketChannel> accepted) {
    this.maxAccepts = config.listenerSource() == ListenerSource.INHERITED ? ACCEPTS_OF_AN_INHERITED_LISTENER : MAX_ACCEPTS_PER_TURN;
    this.loop = loop;
    this.listener = listener;
    this.accepted = accepted;
    this.places = new AtomicInteger(config.maxConnections());
  }

  void open() {
    try {
      listener.channel().configureBlocking(false);
      key = loop.register(listener.channel(), SelectionKey.OP_ACCEPT, this);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "Closed before it was opened.", e);
    }
  }

  @Override
  public void ready(int ops) {
    try {
      int accepts = 0;
      while (accepts < maxAccepts && acceptOne()) {
        accepts++;
      }
    } catch (ClosedChannelException e) {
      LOG.log(Level.DEBUG, "No longer accepting.", e);
    } catch (IOException e) {
      pause(backoff.failed(), e);
    }
  }

  /** Tells whether there may be another to accept. */
  private boolean acceptOne() throws IOException {
    if (!takePlace()) {
      return false;
    }
    SocketChannel channel = null;
    try {
      channel = listener.accept();
      backoff.succeeded();
    } finally {
      if (channel == null) {
        places.incrementAndGet();
      }
    }
    if (channel == null) {
      return false;
    }
    accepted.accept(channel);
    return true;
  }

  private boolean takePlace() {
    if (places.get() == 0) {
      watch(0);
      full = true;
      // One released since the look above would not have seen the announcement.
      if (places.get() == 0) {
        return false;
      }
      reopen();
    }
    places.decrementAndGet();
    return true;
  }

  /** A connection has ended. Any thread may tell. */
  void release() {
    places.incrementAndGet();
    if (full) {
      loop.post(this::reopen);
    }
  }

  private void reopen() {
    full = false;
    watch(SelectionKey.OP_ACCEPT);
  }

  /** A failing listener stays ready, so looking again at once would only burn the core. */
  private void pause(long nanos, IOException why) {
    LOG.log(Level.WARNING, () -> "Accepting failed, next try in " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms: " + why.getMessage());
    watch(0);
    loop.setTimer(loop.nowNanos() + nanos, () -> watch(SelectionKey.OP_ACCEPT));
  }

  private void watch(int interest) {
    if (key != null && key.isValid()) {
      key.interestOps(interest);
    }
  }

  /** Accepts no more. Who has connected to an inherited listener, and not been accepted, waits for the other processes. */
  void close() {
    if (key != null) {
      key.cancel();
    }
    listener.close();
  }
}
