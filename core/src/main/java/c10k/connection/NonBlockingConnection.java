package c10k.connection;

import c10k.server.CloseReason;
import c10k.server.Job;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose reads and writes never wait: it does what is possible now and tells what to
 * wait for.
 *
 * <p>Writes are tried at once; what the kernel does not take is queued, and only then is it worth
 * waiting for {@link SelectionKey#OP_WRITE}. While output is queued nothing is read, which is the
 * whole of backpressure: who does not take replies cannot ask for more.
 */
public abstract class NonBlockingConnection extends Conversation {

  /**
   * Reads in a row from one connection before the others get their turn; Netty allows 16, libuv 32.
   */
  private static final int MAX_READS_PER_TURN = 16;

  /** What the peer has not taken yet; null if nothing. */
  private @Nullable OutboundQueue queue;

  private boolean draining;

  protected NonBlockingConnection(ServerContext context, SocketChannel channel) {
    super(context, channel);
  }

  /** What to wait for, as the interest set of a {@link SelectionKey}. */
  protected final int interest() {
    // A job that only waits for its turn finds the socket writable at once.
    if (outputIsPending() || jobWaits()) {
      return SelectionKey.OP_WRITE;
    }
    return jobIsOut() ? 0 : SelectionKey.OP_READ;
  }

  /** Reads what is there, within a fair share, and serves the session. */
  protected final void readable(ByteBuffer shared) {
    // It was found readable before there was a job.
    if (jobIsOut() || jobWaits()) {
      return;
    }
    try {
      int reads = 0;
      while (reads < MAX_READS_PER_TURN && readOnce(shared)) {
        reads++;
      }
    } catch (IOException e) {
      lost();
    }
    settle();
  }

  /**
   * Tells whether another read may bring more at once: only a read that filled its buffer left
   * something behind.
   */
  private boolean readOnce(ByteBuffer shared) throws IOException {
    boolean discards = state() != ConnectionState.OPEN;
    var target = discards ? shared.clear() : readTarget(shared);
    int count = channel().read(target);
    boolean filled = !target.hasRemaining();
    took(count, target);
    if (draining && !filled && !owesAnswers()) {
      endWithServer();
    }
    return filled && count > 0 && (discards ? !isDecided() : wantsInput());
  }

  /** Sends what is queued, and goes on with jobs and input when nothing is queued any more. */
  protected final void writable(ByteBuffer shared) {
    flush();
    goOn(shared);
  }

  /** The session's job has been done elsewhere. */
  protected final void jobIsBack(Job job, @Nullable Throwable failure, ByteBuffer shared) {
    jobIsBack(job, failure);
    goOn(shared);
  }

  /** Goes on with the input, as far as nothing stands in its way any more. */
  private void goOn(ByteBuffer shared) {
    resume();
    if (draining && wantsInput()) {
      readable(shared);
    }
    settle();
  }

  /** Answers what has already arrived, then ends in good order. */
  protected final void drain(ByteBuffer shared) {
    draining = true;
    if (wantsInput()) {
      readable(shared);
    }
  }

  @Override
  protected boolean outputIsPending() {
    return queue != null;
  }

  @Override
  public void reply(ByteBuffer bytes) {
    if (queue == null) {
      write(bytes);
    }
    if (bytes.hasRemaining()) {
      queue().addCopyOf(bytes);
    }
  }

  /**
   * Takes a broadcast of another connection.
   *
   * @param bytes a buffer of this connection's own, whose content nobody changes any more
   */
  protected void deliver(ByteBuffer bytes) {
    if (state() != ConnectionState.OPEN || isDecided()) {
      return;
    }
    if (queue == null) {
      write(bytes);
    }
    long owed = (queue == null ? 0 : queue.bytes()) + bytes.remaining();
    if (owed > context().config().outboundLimitBytes()) {
      decide(CloseReason.SLOW_CONSUMER);
    } else if (bytes.hasRemaining()) {
      queue().add(bytes);
    }
  }

  /**
   * Takes several broadcasts, which leave in as few writes as possible.
   *
   * @param broadcasts belongs to this connection from now on
   */
  protected final void deliverTogether(OutboundQueue broadcasts) {
    if (state() != ConnectionState.OPEN || isDecided()) {
      return;
    }
    if (queue == null) {
      queue = broadcasts;
      flush();
    } else {
      queue.addAll(broadcasts);
    }
    if (queue != null && queue.bytes() > context().config().outboundLimitBytes()) {
      decide(CloseReason.SLOW_CONSUMER);
    }
  }

  private OutboundQueue queue() {
    if (queue == null) {
      queue = new OutboundQueue();
    }
    return queue;
  }

  /** The optimistic write: most often the kernel takes all. */
  private void write(ByteBuffer bytes) {
    if (isDecided()) {
      bytes.position(bytes.limit());
      return;
    }
    try {
      int count = channel().write(bytes);
      wrote(count);
    } catch (IOException e) {
      lost();
      bytes.position(bytes.limit());
    }
  }

  /** Writes the queue as far as the kernel takes it. */
  protected void flush() {
    if (queue == null) {
      return;
    }
    try {
      wrote(queue.writeTo(channel()));
      if (queue.isEmpty()) {
        queue = null;
      }
    } catch (IOException e) {
      lost();
    }
  }

  private void wrote(long count) {
    if (count > 0) {
      context().stats().sent(count);
      moved();
    }
  }
}
