package c10k.server;

import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * What a session may ask for. It is valid only during the session call to which it was passed, in
 * that call's thread.
 *
 * <p>No method fails because of the peer: on a connection that is already ending they do nothing,
 * and the session learns of the end through {@link Session#closed}.
 */
public interface Outbox {

  /**
   * Sends bytes to this connection's peer, after all that was sent before.
   *
   * <p>All remaining bytes are taken before this returns (the position moves to the limit), so the
   * buffer may be reused at once. A model that has threads to spare may block here until the peer
   * takes them; the others queue them and stop reading from this peer until they are gone. So what
   * a peer that does not read can make the server keep is bounded by the replies to one read.
   */
  void reply(ByteBuffer bytes);

  /** Broadcasts to {@link Audience#LINES}. */
  default void broadcast(ByteBuffer bytes) {
    broadcast(bytes, Audience.LINES);
  }

  /**
   * Sends bytes to every other open connection of this server that {@linkplain #listenTo listens} to this audience,
   * never to this one.
   *
   * <p>All receivers get the broadcasts of one sender in the order sent, each in one piece;
   * broadcasts of different senders may interleave differently for different receivers. This never
   * waits for a receiver: one that owes more than {@link ServerConfig#outboundLimitBytes} is
   * disconnected with {@link CloseReason#SLOW_CONSUMER}. Takes all remaining bytes.
   */
  void broadcast(ByteBuffer bytes, Audience audience);

  /** From now on, this connection hears the broadcasts to this audience and no others. */
  void listenTo(Audience audience);

  /**
   * Does work that blocks or computes for long, where the model thinks best: some models do it in the thread that
   * called the session.
   *
   * <p>The job begins once this call of the session has returned and the peer has taken all replies. So a session that
   * starts the next job when one has {@linkplain Job#finished finished} sends something long piece by piece, no faster
   * than its peer reads, and others get their turns in between.
   *
   * <p>Until the job has finished, the session is given no further input, so replies keep their
   * order; nor, while it works, is it woken by its deadline, which comes right after. A session starts at most one job in a call, and returns after it.
   *
   * @throws IllegalStateException if a job that has not finished was started before
   */
  void run(Job job);

  /**
   * Wakes the session by {@link Session#deadlineReached} once this time has passed; replaces an
   * earlier setting.
   */
  void setDeadline(Duration fromNow);

  /** Forgets the deadline, if one is set. */
  void clearDeadline();

  /**
   * Ends the connection once everything queued has been sent; what else arrives is discarded, and a job that has not
   * begun is dropped. The first reason given counts. A peer that does not take what is queued is ended by {@link
   * ServerConfig#idleTimeout} or with the server, and not before.
   *
   * @param reason {@link CloseReason#SESSION_ENDED} or {@link CloseReason#PROTOCOL_ERROR}
   */
  void close(CloseReason reason);
}
