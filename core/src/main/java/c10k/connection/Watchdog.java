package c10k.connection;

import c10k.server.Ticker;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * Watches the time for connections whose own threads are waiting for their peers. It visits all of
 * them when the earliest known deadline is due: no timer is touched per read or write, which may
 * only push deadlines later.
 *
 * <p>Threads: it has one; {@link #dueAt} may be called by any.
 */
public final class Watchdog {

  /** With few connections, deadlines are kept to this precision, and rounds are no closer together. */
  private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** One in so many parts of the time may go into rounds, as long as that makes no deadline later than the next constant. */
  private static final int LARGEST_SHARE = 20;

  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Ticker ticker;
  private final LongConsumer visitAll;
  private final AtomicLong wakeNanos = new AtomicLong(ConnectionLife.NEVER);
  private final Thread thread;

  /**
   * Makes it, without starting.
   *
   * @param visitAll acts on what is due at the given time, and calls {@link #dueAt} with each
   *     deadline that is left
   * @param isOver whether to end
   */
  public Watchdog(String name, Ticker ticker, LongConsumer visitAll, BooleanSupplier isOver, Runnable atEnd) {
    this.ticker = ticker;
    this.visitAll = visitAll;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(() -> watch(isOver, atEnd));
  }

  /** Starts its thread. */
  public void start() {
    ticker.onJump(this::wake);
    thread.start();
  }

  private void watch(BooleanSupplier isOver, Runnable atEnd) {
    while (!isOver.getAsBoolean()) {
      // Before the round, not after it: a deadline that is set meanwhile must not be forgotten.
      wakeNanos.set(ConnectionLife.NEVER);
      long begin = ticker.nanos();
      visitAll.accept(begin);
      waitForDeadline(pauseNanos(ticker.nanos() - begin));
    }
    atEnd.run();
  }

  private void waitForDeadline(long atLeastNanos) {
    long left = wakeNanos.get() - ticker.nanos();
    LockSupport.parkNanos(this, Math.max(left, atLeastNanos));
  }

  /** How long to leave connections alone after a round that took so long: ten thousand of them may all have deadlines of their own. */
  static long pauseNanos(long tookNanos) {
    return Math.clamp(LARGEST_SHARE * tookNanos, ROUND_NANOS, LONGEST_PAUSE_NANOS);
  }

  /** Something is due then; wakes the watchdog if it would look later. */
  public void dueAt(long nanos) {
    boolean isEarlier =
        nanos < wakeNanos.get() && wakeNanos.getAndAccumulate(nanos, Math::min) > nanos;
    // In the middle of its own round it has not computed its wait yet: to wake it would cut the
    // next wait short, and so the one after it, without end.
    if (isEarlier && !Thread.currentThread().equals(thread)) {
      wake();
    }
  }

  /** Has it look around now. */
  public void wake() {
    LockSupport.unpark(thread);
  }
}
