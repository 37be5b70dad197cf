package c10k.workers;

import c10k.connection.NonBlockingConnection;
import c10k.server.Audience;
import c10k.server.CloseReason;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A connection that workers take turns with, one at a time; in between, the poller watches it.
 *
 * <p>Threads: whoever has the turn owns the conversation. Output is guarded by {@code this}
 * besides, because other connections' workers deliver their broadcasts themselves. The monitor is
 * held for writes that do not wait, never while the session works.
 */
final class Connection extends NonBlockingConnection {
  private static final ByteBuffer NOTHING_TO_READ = ByteBuffer.allocate(0);

  private final ThreadPoolServer server;
  private volatile boolean drainAsked;

  /** Set once, before the first turn. */
  private @Nullable SelectionKey key;

  /**
   * Whether a worker has it, or will. Guarded by {@code this}; never false again once the
   * connection has ended.
   */
  private boolean inTurn = true;

  /** Whether a turn was asked for during this one. Guarded by {@code this}. */
  private boolean turnAgain;

  private boolean drainBegun;

  Connection(ThreadPoolServer server, SocketChannel channel) {
    super(server.context(), channel);
    this.server = server;
  }

  void setKey(SelectionKey newKey) {
    key = newKey;
  }

  /** Called by the poller: something can be read or written. */
  void ready() {
    if (takeTurn() && !server.workers().submit(this)) {
      decide(CloseReason.OVERLOADED);
      turn(NOTHING_TO_READ);
    }
  }

  /**
   * Has a worker look at what is not load: the verdict, a deadline, draining. Any thread may ask.
   */
  private void askForTurn() {
    if (takeTurn()) {
      server.workers().submitHousekeeping(this);
    }
  }

  private synchronized boolean takeTurn() {
    boolean taken = !inTurn;
    turnAgain = inTurn;
    inTurn = true;
    return taken;
  }

  /** Has the poller watch it from now on; it takes no worker before there is something to do. */
  void begin() {
    if (!isDecided()) {
      opened();
      settle();
    }
    if (leaveTurn()) {
      server.poller().wakeUp();
    } else {
      server.workers().submitHousekeeping(this);
    }
  }

  /** A worker's turn, with the worker's buffer: does what is possible now. */
  void turn(ByteBuffer shared) {
    do {
      try {
        proceed(shared);
      } catch (RuntimeException | Error e) {
        blame(e);
      }
      if (isDecided()) {
        end();
        return;
      }
    } while (!leaveTurn());
    server.poller().wakeUp();
  }

  private void proceed(ByteBuffer shared) {
    if (isDecided()) {
      return;
    }
    if ((interest() & SelectionKey.OP_WRITE) != 0) {
      writable(shared);
    } else {
      readable(shared);
    }
    if (drainAsked && !drainBegun) {
      drainBegun = true;
      drain(shared);
    }
    timePassed(now());
  }

  /** Gives the connection back to the poller, unless there is a reason for another turn. */
  private synchronized boolean leaveTurn() {
    if (turnAgain || isDecided()) {
      turnAgain = false;
      return false;
    }
    inTurn = false;
    watchFor(interest());
    return true;
  }

  private void watchFor(int interest) {
    try {
      if (key != null) {
        key.interestOps(interest);
      }
    } catch (CancelledKeyException e) {
      lost();
    }
  }

  private void end() {
    finish(() -> server.room().leave(this));
    // The selector holds the descriptor until it looks again.
    server.poller().wakeUp();
    server.released();
  }

  @Override
  public synchronized void reply(ByteBuffer bytes) {
    super.reply(bytes);
  }

  @Override
  public void broadcast(ByteBuffer bytes, Audience audience) {
    server.room().broadcast(this, bytes, audience);
  }

  /**
   * In the thread of the worker whose connection broadcasts. What cannot be written now is left to
   * this connection's next turn.
   */
  @Override
  protected synchronized void deliver(ByteBuffer bytes) {
    super.deliver(bytes);
    if (outputIsPending() && !inTurn) {
      watchFor(SelectionKey.OP_WRITE);
      server.poller().wakeUp();
    }
  }

  @Override
  protected synchronized void flush() {
    super.flush();
  }

  @Override
  protected synchronized boolean outputIsPending() {
    return super.outputIsPending();
  }

  @Override
  protected void decided(CloseReason reason) {
    askForTurn();
  }

  @Override
  protected void sessionIsDue() {
    askForTurn();
  }

  @Override
  protected void deadlineMoved(long nanos) {
    server.dueAt(nanos);
  }

  /** Called by the watchdog. */
  void drainSoon() {
    if (!drainAsked) {
      drainAsked = true;
      askForTurn();
    }
  }
}
