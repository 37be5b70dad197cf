package c10k.connection;

import c10k.server.Audience;
import c10k.server.CloseReason;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A connection with a thread of its own, which waits in {@code read} and in {@code write}.
 *
 * <p>Its thread cannot wait for two things at once. So broadcasts of others are queued, and written
 * by a side task; so is whatever a deadline of the session sets off.
 *
 * <p>Threads: {@code turn} guards the conversation: its holder owns it. It is held while the
 * session works and while anything is written, and never while reading. So while a peer does not
 * take its output, what it sends is read once at the most, and not served.
 */
public final class BlockingConnection extends Conversation implements Runnable {

  /** All that an idle connection keeps to read into: enough for a usual line or two. */
  private static final int SIP_BYTES = 256;

  private static final VarHandle BROADCASTS = broadcastsHandle();

  private final BlockingServer server;
  private final ReentrantLock turn = new ReentrantLock();
  private final ByteBuffer sip = ByteBuffer.allocate(SIP_BYTES);
  private volatile Thread thread = Thread.currentThread();
  /** Set by the watchdog alone, cleared by the side task. */
  private volatile boolean wakeIsQueued;

  /**
   * Whether its thread is not waiting in read: what it has read is seen by nobody else before it has the turn. Written by
   * the thread alone.
   */
  private volatile boolean isBusy = true;

  /** Whether the watchdog has the turn. Guarded by it. */
  private boolean mustNotWait;

  private volatile @Nullable BroadcastQueue broadcasts;

  BlockingConnection(BlockingServer server, SocketChannel channel) {
    super(server.context(), channel);
    this.server = server;
  }

  /** Starts its thread; fails with {@link OutOfMemoryError} if the system grants no more. */
  void start(ThreadFactory threads) {
    thread = threads.newThread(this);
    thread.start();
  }

  Thread thread() {
    return thread;
  }

  /** The life of the connection, in its own thread. */
  @Override
  public void run() {
    try {
      begin();
      while (!isDecided()) {
        readAndServe();
      }
    } catch (IOException e) {
      lost();
    } catch (RuntimeException | Error e) {
      blame(e);
    } finally {
      turn.lock();
      try {
        finish(() -> server.room().leave(this));
      } finally {
        turn.unlock();
      }
      server.released();
    }
  }

  private void begin() throws IOException {
    if (isDecided()) {
      return;
    }
    turn.lock();
    try {
      opened();
      beginJobs();
      endIfDrained();
      settle();
    } finally {
      turn.unlock();
    }
  }

  private void readAndServe() throws IOException {
    isBusy = false;
    int count = channel().read(sip.clear());
    isBusy = true;
    turn.lock();
    try {
      boolean filled = !sip.hasRemaining();
      took(count, behindRest(sip));
      if (filled && wantsInput()) {
        readOn();
      }
      endIfDrained();
      settle();
    } finally {
      turn.unlock();
    }
  }

  private void endIfDrained() throws IOException {
    if (server.isDraining() && !owesAnswers() && nothingArrived()) {
      endWithServer();
    }
  }

  /**
   * More has arrived than a sip: takes it with a large buffer, borrowed for as long as no read has
   * to wait.
   */
  private void readOn() throws IOException {
    var large = server.readBuffers().borrow();
    try {
      while (wantsInput() && !nothingArrived()) {
        var target = readTarget(large);
        took(channel().read(target), target);
      }
    } finally {
      server.readBuffers().giveBack(large);
    }
  }

  /** A blocking channel cannot be asked by reading, which might wait. */
  private boolean nothingArrived() throws IOException {
    return channel().socket().getInputStream().available() == 0;
  }

  @Override
  public void reply(ByteBuffer bytes) {
    if (mustNotWait) {
      deliver(ByteBuffer.allocate(bytes.remaining()).put(bytes).flip());
      return;
    }
    writeFully(bytes);
    bytes.position(bytes.limit());
  }

  @Override
  public void broadcast(ByteBuffer bytes, Audience audience) {
    server.room().broadcast(this, bytes, audience);
  }

  /** Waits until the peer has taken all, unless the connection ends. The caller holds the turn. */
  private void writeFully(ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining() && !isDecided()) {
        wrote(channel().write(bytes));
      }
    } catch (IOException e) {
      lost();
    }
  }

  /** The same for many buffers in one piece. */
  private void writeFully(ByteBuffer[] buffers) {
    try {
      while (OutboundQueue.remaining(buffers) > 0 && !isDecided()) {
        wrote(channel().write(buffers));
      }
    } catch (IOException e) {
      lost();
    }
  }

  private void wrote(long count) {
    context().stats().sent(count);
    moved();
  }

  /**
   * Queues a broadcast of another connection, and has it written. Any thread may call it; it does
   * not wait for the peer.
   */
  void deliver(ByteBuffer bytes) {
    if (state() != ConnectionState.OPEN || isDecided()) {
      return;
    }
    switch (broadcasts().add(bytes, context().config().outboundLimitBytes())) {
      case ATTENDED -> {}
      case UNATTENDED -> server.runAside(this::writeBroadcasts);
      case OVERFLOW -> decide(CloseReason.SLOW_CONSUMER);
    }
  }

  /** Made at the first broadcast, since echo needs none. */
  private BroadcastQueue broadcasts() {
    var existing = broadcasts;
    if (existing != null) {
      return existing;
    }
    var made = new BroadcastQueue();
    return BROADCASTS.compareAndSet(this, null, made) ? made : broadcasts();
  }

  private void writeBroadcasts() {
    var queue = broadcasts();
    for (var next = queue.next(); next.length > 0 && !isDecided(); next = queue.next()) {
      long before = OutboundQueue.remaining(next);
      turn.lock();
      try {
        writeFully(next);
      } finally {
        turn.unlock();
      }
      queue.written(before - OutboundQueue.remaining(next));
    }
    turn.lock();
    try {
      resume();
      settle();
    } finally {
      turn.unlock();
    }
  }

  @Override
  protected boolean outputIsPending() {
    var queue = broadcasts;
    return queue != null && queue.isAttended();
  }

  /** What is pending are broadcasts: a reply has been taken when it returns. */
  @Override
  protected boolean repliesArePending() {
    return false;
  }

  @Override
  protected boolean hasItsOwnThread() {
    return true;
  }

  /** Frees the connection's thread and side tasks wherever they wait; the thread then finishes. */
  @Override
  protected void decided(CloseReason reason) {
    closeChannel(reason);
  }

  @Override
  protected void deadlineMoved(long nanos) {
    server.dueAt(nanos);
  }

  @Override
  protected void sessionIsDue() {
    if (!wakeIsQueued) {
      wakeIsQueued = true;
      server.runAside(this::wakeSession);
    }
  }

  private void wakeSession() {
    turn.lock();
    try {
      wakeIsQueued = false;
      if (!isDecided()) {
        timePassed(now());
      }
    } finally {
      turn.unlock();
    }
  }

  /**
   * Ends an idle connection in good order; one that is busy notices by itself that the server
   * drains. Does not wait.
   */
  void drain() {
    if (state() != ConnectionState.OPEN || !turn.tryLock()) {
      return;
    }
    try {
      mustNotWait = true;
      // Its thread is looked at last: it may take what has arrived until then.
      if (!owesAnswers() && nothingArrived() && !isBusy) {
        endWithServer();
        settle();
      }
    } catch (IOException e) {
      lost();
    } finally {
      mustNotWait = false;
      turn.unlock();
    }
  }

  private static VarHandle broadcastsHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(BlockingConnection.class, "broadcasts", BroadcastQueue.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
