package c10k.connection;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One thread that waits in {@code accept} and hands connections on, with at most so many out at
 * once. At the limit it stops accepting: who comes then waits in the kernel's backlog.
 *
 * <p>Threads: {@link #released} and {@link #close} may be called by any thread.
 */
public final class Acceptor implements AutoCloseable {
  /** It only ever waits in accept or for a place, and leaves both at once. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Logger LOG = System.getLogger("c10k.server");

  private final Listener listener;
  private final Consumer<SocketChannel> handOff;
  private final Semaphore places;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /**
   * Starts to accept.
   *
   * @param handOff takes each connection, in the acceptor's thread; must not throw
   */
  public Acceptor(Listener listener, int maxConnections, ThreadFactory threads, Consumer<SocketChannel> handOff) {
    this.listener = listener;
    this.handOff = handOff;
    this.places = new Semaphore(maxConnections);
    this.thread = threads.newThread(this::acceptAll);
  }

  public void start() {
    thread.start();
  }

  /** A connection handed on before has ended. */
  public void released() {
    places.release();
  }

  private void acceptAll() {
    var backoff = new AcceptBackoff();
    try {
      while (!isClosing()) {
        places.acquire();
        if (!isClosing() && !acceptOne(backoff)) {
          places.release();
        }
      }
    } catch (ClosedChannelException | InterruptedException e) {
      LOG.log(Level.DEBUG, "No longer accepting.", e);
    }
  }

  /** Tells whether a connection was handed on. */
  private boolean acceptOne(AcceptBackoff backoff) throws ClosedChannelException, InterruptedException {
    try {
      var accepted = listener.accept();
      backoff.succeeded();
      if (accepted != null) {
        handOff.accept(accepted);
      }
      return accepted != null;
    } catch (ClosedChannelException e) {
      throw e;
    } catch (IOException e) {
      pause(backoff.failed(), e);
      return false;
    }
  }

  private void pause(long nanos, IOException why) throws InterruptedException {
    LOG.log(Level.WARNING, () -> "Accepting failed, next try in " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms: " + why.getMessage());
    if (closing.await(nanos, TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("closed while pausing");
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  /**
   * Stops accepting and waits until the thread has ended, so that no connection is handed on
   * afterwards.
   */
  @Override
  public void close() {
    closing.countDown();
    listener.close();
    // It may be waiting for a place rather than in accept. No interrupt: if one came when accept had
    // just succeeded, the JDK would throw and forget the connection, open for ever.
    places.release();
    if (!Uninterruptibly.join(thread, PATIENCE)) {
      throw new IllegalStateException("Closing its listener did not end the acceptor.");
    }
  }
}
