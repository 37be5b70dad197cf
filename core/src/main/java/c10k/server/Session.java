package c10k.server;

import java.nio.ByteBuffer;

/**
 * One connection's side of a protocol: bytes in, effects on the {@link Outbox} out.
 *
 * <p>Threads: a model calls a session from one thread at a time, perhaps from different threads
 * over its life; what one call did happens-before the next call. So a session needs no locks and no
 * volatile fields.
 *
 * <p>Errors: an unchecked exception from any method ends the connection with {@link
 * CloseReason#SERVER_ERROR}; no other connection is touched.
 */
public interface Session {

  /**
   * The connection is being served: the first call. The session may speak first, or set a deadline for the first
   * bytes.
   */
  default void opened(Outbox out) {}

  /**
   * Takes what has arrived and not been consumed yet.
   *
   * <p>The session advances the buffer's position past what it consumed. The rest, an unfinished
   * line for instance, is offered again in front of the bytes of the next call; a session that can
   * leave bytes must itself bound how many. The buffer belongs to the model and is reused: a
   * session keeps no reference to it.
   *
   * <p>After {@link Outbox#run} or {@link Outbox#close} the session returns without consuming more.
   * Once the job has finished, the model calls again with the rest, even if nothing new has
   * arrived.
   *
   * @param bytes at least one byte, between position and limit; never read-only
   */
  void received(ByteBuffer bytes, Outbox out);

  /**
   * The peer will send no more, while it may still read. Bytes that {@link #received} left over are
   * passed once more. When this returns and its replies are sent, the connection ends.
   *
   * @param rest what was never consumed; often empty
   */
  void inputEnded(ByteBuffer rest, Outbox out);

  /**
   * The deadline set by {@link Outbox#setDeadline} has passed. It is called once for each setting,
   * and never early.
   */
  default void deadlineReached(Outbox out) {}

  /**
   * The server closes, all input has been answered, and the connection is about to be ended: the last occasion to say so to the
   * peer. What is replied here is still sent. Not called if the connection ends in another way.
   */
  default void serverEnds(Outbox out) {}

  /** The connection is gone; the last call, made exactly once, whatever the reason. */
  default void closed(CloseReason reason) {}
}
