package c10k.workers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One thread that waits until connections are ready, and hands them to workers. It neither reads
 * nor writes.
 *
 * <p>A connection handed over is not watched until its worker says what to wait for next. Both
 * changes cost a system call: the price of sharing one selector among many threads.
 *
 * <p>Threads: {@link #register} and {@link #wakeUp} may be called by any.
 */
final class Poller {
  private final Selector selector;
  private final Thread thread;

  /**
   * Announced before looking at what others left in the selector, so whoever comes later sees it
   * and wakes the poller up.
   */
  private final AtomicBoolean asleep = new AtomicBoolean();

  private volatile boolean ending;

  Poller() {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("no selector to be had", e);
    }
    thread = Thread.ofPlatform().name("thread-pool-poller").unstarted(this::poll);
  }

  void start() {
    thread.start();
  }

  /** Adds a connection, waiting for its first bytes. */
  void register(Connection connection) throws IOException {
    connection.channel().configureBlocking(false);
    connection.setKey(connection.channel().register(selector, 0, connection));
  }

  private void poll() {
    while (!ending) {
      asleep.set(true);
      try {
        selector.select(Poller::ready);
      } catch (IOException e) {
        throw new UncheckedIOException("the selector failed", e);
      }
      asleep.set(false);
    }
  }

  private static void ready(SelectionKey key) {
    try {
      key.interestOps(0);
      if (key.attachment() instanceof Connection connection) {
        connection.ready();
      }
    } catch (CancelledKeyException e) {
      // The connection has ended since the selector looked.
    }
  }

  /**
   * Makes a change to a key, or its end, take effect. Coalesced: only the first call during a wait
   * makes a system call.
   */
  void wakeUp() {
    if (asleep.compareAndSet(true, false)) {
      selector.wakeup();
    }
  }

  /** Ends the thread and gives the selector back. */
  void end() throws InterruptedException {
    ending = true;
    selector.wakeup();
    thread.join();
    try {
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing a selector cannot fail", e);
    }
  }
}
