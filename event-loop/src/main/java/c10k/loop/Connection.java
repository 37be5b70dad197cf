package c10k.loop;

import c10k.loop.uv.Handler;
import c10k.connection.NonBlockingConnection;
import c10k.connection.ServerContext;
import c10k.server.CloseReason;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A connection that its loop calls when it is ready.
 *
 * <p>Confined to the loop. Read interest stays registered from one message to the next, so an echo
 * costs two system calls besides the poll it shares with others: one read, one write.
 */
final class Connection extends NonBlockingConnection implements Handler {
  private final Shard shard;
  private @Nullable SelectionKey key;
  private int watched;

  Connection(ServerContext context, SocketChannel channel, Shard shard) {
    super(context, channel);
    this.shard = shard;
  }

  /** Starts to serve; the channel does not block. */
  void begin() {
    try {
      watched = SelectionKey.OP_READ;
      key = shard.loop().register(channel(), watched, this);
    } catch (ClosedChannelException e) {
      lost();
    }
    if (isDecided()) {
      end();
    }
  }

  @Override
  public void ready(int ops) {
    try {
      if ((ops & SelectionKey.OP_WRITE) != 0) {
        writable(shard.readBuffer());
      } else {
        readable(shard.readBuffer());
      }
    } catch (RuntimeException | Error e) {
      blame(e);
    }
    watch();
  }

  /** Changes what the selector looks for, when that has changed: a system call at the next poll. */
  private void watch() {
    if (!isDecided() && key != null && interest() != watched) {
      watched = interest();
      key.interestOps(watched);
    }
  }

  @Override
  public void broadcast(ByteBuffer bytes) {
    shard.room().broadcast(this, bytes);
  }

  /** Takes a broadcast of another connection, in this connection's loop. */
  @Override
  protected void deliver(ByteBuffer bytes) {
    super.deliver(bytes);
    watch();
  }

  void drain() {
    drain(shard.readBuffer());
    watch();
  }

  /**
   * Not at once: somebody may be in the middle of a turn with this connection, or of a broadcast to
   * it.
   */
  @Override
  protected void decided(CloseReason reason) {
    shard.loop().atEndOfTurn(this::end);
  }

  private void end() {
    finish(() -> {});
    shard.left();
  }

  /** The part of the server that it belongs to. */
  Shard shard() {
    return shard;
  }

  @Override
  protected void sessionIsDue() {
    timePassed(now());
  }

  @Override
  protected void deadlineMoved(long nanos) {
    shard.dueAt(nanos);
  }

  @Override
  protected long now() {
    return shard.loop().nowNanos();
  }
}
