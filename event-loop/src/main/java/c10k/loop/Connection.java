package c10k.loop;

import c10k.loop.uv.Handler;
import c10k.connection.ConnectionState;
import c10k.connection.NonBlockingConnection;
import c10k.connection.OutboundQueue;
import c10k.connection.ServerContext;
import c10k.server.Audience;
import c10k.server.CloseReason;
import c10k.loop.uv.WorkPool;
import c10k.loop.uv.WorkRequest;
import c10k.server.Job;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * A connection that its loop calls when it is ready.
 *
 * <p>Confined to the loop. Read interest stays registered from one message to the next, so an echo
 * costs two system calls besides the poll it shares with others: one read, one write.
 */
final class Connection extends NonBlockingConnection implements Handler {
  private final Shard shard;

  /** Broadcasts that it has been given in this turn, and that leave together at its end; null if none. */
  private @Nullable OutboundQueue heard;

  private @Nullable SelectionKey key;
  private int watched;

  /** The session's job, while it is out. */
  private @Nullable WorkRequest work;

  /** The verdict came while the job was out, so the end waits for it. */
  private boolean endWaitsForJob;

  Connection(ServerContext context, SocketChannel channel, Shard shard) {
    super(context, channel);
    this.shard = shard;
  }

  /** Starts to serve; the channel does not block. */
  void begin() {
    if (isDecided()) {
      end();
      return;
    }
    try {
      watched = SelectionKey.OP_READ;
      key = shard.loop().register(channel(), watched, this);
      opened();
    } catch (ClosedChannelException e) {
      lost();
    }
    settle();
    watch();
  }

  @Override
  public void ready(int ops) {
    if (shard.loop().isPostedTo()) {
      // Another loop's broadcast may be among it, from before the peer said that it has ended.
      shard.loop().post(() -> serve(ops));
    } else {
      serve(ops);
    }
  }

  private void serve(int ops) {
    if (isDecided()) {
      return;
    }
    try {
      sendHeard();
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
  public void broadcast(ByteBuffer bytes, Audience audience) {
    shard.room().broadcast(this, bytes, audience);
  }

  /**
   * Takes a broadcast of another connection, in this connection's loop. Whoever talks fast is read several messages at a
   * time, and many may talk in one turn: a write for each of them would be most of the work.
   */
  @Override
  protected void deliver(ByteBuffer bytes) {
    if (state() != ConnectionState.OPEN || isDecided()) {
      return;
    }
    if (heard == null) {
      heard = new OutboundQueue();
      shard.hasHeard(this);
    }
    heard.add(bytes);
    if (heard.bytes() > context().config().outboundLimitBytes()) {
      sendHeard();
    }
  }

  /** Sends what it has heard: at the end of the turn, or before anything else happens to it. */
  void sendHeard() {
    var together = heard;
    if (together != null) {
      heard = null;
      deliverTogether(together);
      watch();
    }
  }

  void drain() {
    sendHeard();
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
    if (work != null) {
      // The peer need not wait for the job. Its session has to: it is told last of all that it is closed.
      endWaitsForJob = true;
      closeChannel();
      work.cancel();
      return;
    }
    finish(() -> {});
    shard.left();
  }

  /** The part of the server that it belongs to. */
  Shard shard() {
    return shard;
  }

  // Jobs

  /** Without a pool, the loop does it by itself, and everybody waits. */
  @Override
  protected void perform(Job job) {
    var pool = shard.workPool();
    if (pool.isEmpty()) {
      super.perform(job);
    } else if (!isDecided()) {
      jobGoesOut();
      work = pool.get().submit(shard.loop(), WorkPool.Kind.FAST, () -> workOn(job), done -> workIsDone(done, null), e -> workIsDone(job, e));
    }
  }

  private static Job workOn(Job job) throws Exception {
    job.work();
    return job;
  }

  private void workIsDone(Job job, @Nullable Throwable failure) {
    work = null;
    sendHeard();
    if (failure instanceof CancellationException && isDecided()) {
      jobIsDropped();
    } else {
      jobIsBack(job, failure, shard.readBuffer());
    }
    if (endWaitsForJob) {
      end();
    } else {
      watch();
    }
  }

  // Time

  /** Acts on the deadlines that have passed; the session may have answered, or started a job. */
  void wake(long nowNanos) {
    sendHeard();
    timePassed(nowNanos);
    watch();
  }

  @Override
  protected void sessionIsDue() {
    wake(now());
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
