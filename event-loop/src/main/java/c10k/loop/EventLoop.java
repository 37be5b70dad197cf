package c10k.loop;

import c10k.server.Ticker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One thread that runs callbacks, one after the other, for as long as it lives.
 *
 * <p>Each turn of {@link #run} passes the same phases in the same order, as libuv's does: timers,
 * pending callbacks, poll, closing callbacks. It waits in one place only, the poll phase, and only
 * when no other phase has anything to do. A callback that blocks makes everybody wait.
 *
 * <p>Threads: {@link #post} and {@link #stop} may be called by any thread. All else is confined to
 * the loop's thread, and so needs no locks.
 */
final class EventLoop {
  private static final Logger LOG = System.getLogger("c10k.loop");

  /** {@link Selector#select(long)} waits for ever when told 0. */
  private static final long FOREVER_MILLIS = 0;

  private static final long NOT_AT_ALL_MILLIS = -1;

  private final Ticker ticker;
  private final Selector selector;
  private final ByteBuffer readBuffer;
  private final Thread thread;
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private final ArrayDeque<Runnable> closing = new ArrayDeque<>();

  /** Written by any thread, and emptied by the loop. */
  private final Queue<Runnable> posted = new ConcurrentLinkedQueue<>();

  /**
   * Announced before the last look at {@code posted}, so that whoever posts later sees it and wakes
   * the loop up.
   */
  private final AtomicBoolean asleep = new AtomicBoolean();

  /** Whether the poll phase has found nothing ready yet. */
  private boolean waiting;

  private long nowNanos;
  private long timersSet;
  private volatile boolean stopped;

  /** Nothing that is posted from now on will run. */
  private volatile boolean ended;

  /**
   * Makes a loop, without starting it.
   *
   * @param readBufferBytes the size of the one buffer into which all its connections read
   */
  EventLoop(String name, Ticker ticker, int readBufferBytes) {
    this.ticker = ticker;
    this.selector = openSelector();
    // Direct: the JDK would copy a heap buffer into a direct one for each read.
    this.readBuffer = ByteBuffer.allocateDirect(readBufferBytes);
    this.nowNanos = ticker.nanos();
    this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
  }

  private static Selector openSelector() {
    try {
      return Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("This process has no descriptor left for an event loop.", e);
    }
  }

  Thread thread() {
    return thread;
  }

  void start() {
    ticker.onJump(this::wakeUp);
    thread.start();
  }

  private void run() {
    while (!stopped) {
      nowNanos = ticker.nanos();
      runTimers();
      runPending();
      poll();
      runClosing();
    }
    ended = true;
    while (!posted.isEmpty()) {
      runPending();
    }
    closeSelector();
  }

  /** Whether the caller is a callback of this loop. */
  boolean isCurrent() {
    return Thread.currentThread().equals(thread);
  }

  // Phase 1: timers

  /** Sets a timer. It runs in a later turn than this one, even if it is due now. */
  Timer setTimer(long dueNanos, Runnable callback) {
    var timer = new Timer(dueNanos, timersSet++, callback);
    timers.add(timer);
    return timer;
  }

  /** Takes a timer back; no effect if it has run. */
  void clearTimer(Timer timer) {
    timers.remove(timer);
  }

  /**
   * Runs the timers due by the time at which the phase began; what they set waits for the next
   * turn.
   */
  private void runTimers() {
    long firstNew = timersSet;
    while (isDue(timers.peek(), firstNew)) {
      guarded(timers.remove()::run);
    }
  }

  private boolean isDue(@Nullable Timer timer, long firstNew) {
    return timer != null && timer.dueNanos() <= nowNanos && timer.isOlderThan(firstNew);
  }

  // Phase 2: pending callbacks

  /**
   * Has the loop run a callback soon. Any thread may call it; what it did before happens-before the
   * callback.
   *
   * @return false if the loop has ended, and the callback will never run
   */
  boolean post(Runnable callback) {
    posted.add(callback);
    wakeUp();
    // What was added before the end was announced, the loop has run, or will.
    return !ended || !posted.remove(callback);
  }

  /** Coalesced: of all that post while the loop waits, only the first makes a system call. */
  private void wakeUp() {
    if (asleep.compareAndSet(true, false)) {
      selector.wakeup();
    }
  }

  /**
   * Runs what was posted before the phase began; a callback that posts itself again does not starve
   * the others.
   */
  private void runPending() {
    for (int left = posted.size(); left > 0; left--) {
      var next = posted.poll();
      if (next != null) {
        guarded(next);
      }
    }
  }

  // Phase 3: poll

  /**
   * Calls the handlers of all channels that are ready, after waiting for the first if there is
   * nothing else to do.
   */
  private void poll() {
    waiting = true;
    asleep.set(true);
    long timeout = pollTimeoutMillis();
    // An interrupt would make this and every later select return at once.
    Thread.interrupted();
    try {
      if (timeout == NOT_AT_ALL_MILLIS) {
        selector.selectNow(this::ready);
      } else {
        selector.select(this::ready, timeout);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the selector failed", e);
    }
    if (waiting) {
      waitEnded();
    }
  }

  /**
   * The cached time is right enough throughout a turn, but not across a wait. What is posted from
   * now on, the next turn finds by itself.
   */
  private void waitEnded() {
    waiting = false;
    asleep.set(false);
    nowNanos = ticker.nanos();
  }

  private long pollTimeoutMillis() {
    if (stopped || !posted.isEmpty() || !closing.isEmpty()) {
      return NOT_AT_ALL_MILLIS;
    }
    var next = timers.peek();
    if (next == null) {
      return FOREVER_MILLIS;
    }
    long left = next.dueNanos() - ticker.nanos();
    // Rounded up, or the loop would spin through the last fraction of a millisecond.
    return left <= 0 ? NOT_AT_ALL_MILLIS : TimeUnit.NANOSECONDS.toMillis(left - 1) + 1;
  }

  private void ready(SelectionKey key) {
    if (waiting) {
      waitEnded();
    }
    if (key.isValid() && key.attachment() instanceof Handler handler) {
      handler.ready(key.readyOps());
    }
  }

  /** Watches a channel on behalf of a handler, which must not throw. */
  SelectionKey register(SelectableChannel channel, int interest, Handler handler) throws ClosedChannelException {
    return channel.register(selector, interest, handler);
  }

  /** All that is registered, and perhaps some that is closing. */
  Set<SelectionKey> keys() {
    return selector.keys();
  }

  // Phase 4: closing callbacks

  /** Runs a callback at the end of this turn, when no handler is in the middle of anything. */
  void atEndOfTurn(Runnable callback) {
    closing.add(callback);
  }

  private void runClosing() {
    for (int left = closing.size(); left > 0; left--) {
      guarded(closing.remove());
    }
  }

  // Common to all phases

  /**
   * The time as of the start of this turn, or the end of its wait: free of charge, and the same for
   * all in one batch.
   */
  long nowNanos() {
    return nowNanos;
  }

  /** The loop's only read buffer: a callback uses it and leaves nothing in it. */
  ByteBuffer readBuffer() {
    return readBuffer;
  }

  /** Ends the loop after the present turn. Any thread may call it. */
  void stop() {
    stopped = true;
    wakeUp();
  }

  /** A bug in one callback must not end the loop, on which all depend. */
  private static void guarded(Runnable callback) {
    try {
      callback.run();
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "A callback of the event loop failed.", e);
    }
  }

  private void closeSelector() {
    try {
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing a selector cannot fail", e);
    }
  }
}
