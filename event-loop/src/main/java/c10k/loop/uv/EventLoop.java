package c10k.loop.uv;

import c10k.server.Ticker;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One thread that runs callbacks, one after the other, for as long as there is a reason to.
 *
 * <p>Each turn passes the same phases in the same order, as libuv's does: pending callbacks, idle,
 * prepare, poll, check, closing callbacks, timers. It waits in one place only, the poll phase, and
 * only when no other phase has anything to do. A callback that blocks makes everybody wait.
 *
 * <p>Threads: {@link #post}, {@link #stop} and {@link #metrics} may be called by any thread. All else
 * is confined to the thread that runs the loop, and so needs no locks; until that begins, to the one
 * that made it.
 */
public final class EventLoop {
  /** How often the pending callbacks run after poll: what they queue may wait no longer than that. */
  private static final int PENDING_PASSES = 8;

  /** Which of the phases wait, and how often the loop turns. */
  private enum Mode {
    UNTIL_DONE, ONCE, WITHOUT_WAITING
  }

  private final Ticker ticker;
  private final Poller poller;
  private final Thread thread;
  private final Timers timers = new Timers();
  private final Phase idle = new Phase();
  private final Phase prepare = new Phase();
  private final Phase check = new Phase();
  private final LoopMetrics metrics;
  private final Consumer<Runnable> call = this::call;
  private CallbackScope scope = LoggingScope.INSTANCE;

  private ArrayDeque<Runnable> pending = new ArrayDeque<>();
  private ArrayDeque<Runnable> closing = new ArrayDeque<>();

  /** Active handles that count, and requests under way. */
  private int active;

  private final Posted posted = new Posted();

  /**
   * Announced before the last look at {@code posted}, so that whoever posts later sees it and wakes
   * the loop up.
   */
  private final AtomicBoolean asleep = new AtomicBoolean();

  /** Whether the poll phase has found nothing ready yet. */
  private boolean waiting;

  private long nowNanos;
  private volatile boolean stopping;
  private volatile @Nullable Thread runner;

  /** Makes a loop that waits for channels. */
  public EventLoop(String name, Ticker ticker) {
    this(name, ticker, new SelectorPoller());
  }

  /** Makes a loop that waits in its own way. */
  public EventLoop(String name, Ticker ticker, Poller poller) {
    this.ticker = ticker;
    this.poller = poller;
    this.metrics = new LoopMetrics(ticker);
    this.nowNanos = ticker.nanos();
    this.thread = Thread.ofPlatform().name(name).unstarted(this::runUntilStopped);
  }

  // Run

  /**
   * Turns until nothing is left that counts, or {@link #stop} is called.
   *
   * @return whether something is left
   */
  public boolean run() {
    return run(Mode.UNTIL_DONE);
  }

  /**
   * Turns once, and waits if there is nothing to do.
   *
   * @return whether something is left
   */
  public boolean runOnce() {
    return run(Mode.ONCE);
  }

  /**
   * Turns once, without waiting.
   *
   * @return whether something is left
   */
  public boolean runWithoutWaiting() {
    return run(Mode.WITHOUT_WAITING);
  }

  private boolean run(Mode mode) {
    enter();
    metrics.begins();
    boolean alive = isAlive();
    if (!alive) {
      updateTime();
    } else if (mode == Mode.UNTIL_DONE && !stopping) {
      // Timers that are due come before the first poll, whatever is ready there.
      updateTime();
      runTimers();
    }
    while (alive && !stopping) {
      turn(mode);
      alive = mode == Mode.UNTIL_DONE && isAlive();
    }
    stopping = false;
    return isAlive();
  }

  private void turn(Mode mode) {
    boolean mayWait = mode == Mode.UNTIL_DONE || (mode == Mode.ONCE && pending.isEmpty() && idle.isEmpty());
    runPending();
    idle.run(call);
    prepare.run(call);
    poll(mayWait);
    for (int pass = 0; pass < PENDING_PASSES && !pending.isEmpty(); pass++) {
      runPending();
    }
    check.run(call);
    runClosing();
    updateTime();
    runTimers();
  }

  /**
   * Whether there is a reason to turn again: something active that counts, a callback that is
   * pending, or a handle that is being closed.
   */
  public boolean isAlive() {
    return active > 0 || !pending.isEmpty() || !closing.isEmpty();
  }

  /** Ends {@link #run} after the present turn, or before the first one. Any thread may call it. */
  public void stop() {
    stopping = true;
    wakeUp();
  }

  /** Runs the loop in a thread of its own until {@link #stop}, and closes it then. */
  public void start() {
    ticker.onJump(this::wakeUp);
    countActive(1);
    thread.start();
  }

  /** The thread that {@link #start} starts. */
  public Thread thread() {
    return thread;
  }

  private void runUntilStopped() {
    run();
    close();
  }

  /** Runs what was posted, lets nobody post any more, and gives back what the loop holds. */
  public void close() {
    enter();
    posted.end(call);
    poller.close();
    metrics.ends();
  }

  /** Drops what was posted, lets nobody post any more, and gives back what the loop holds. */
  public void abandon() {
    posted.drop();
    poller.close();
    metrics.ends();
  }

  /** Makes the calling thread the one that runs the loop. */
  public void enter() {
    runner = Thread.currentThread();
  }

  /** Whether the caller is a callback of this loop. */
  public boolean isCurrent() {
    return Thread.currentThread().equals(runner);
  }

  // Callbacks

  /** Surrounds every callback from now on. Without a scope of its own, a loop logs what they throw. */
  public void setScope(CallbackScope newScope) {
    scope = newScope;
  }

  /** Runs a callback: all that the loop calls, it calls here or in {@link #ready}. */
  public void call(Runnable callback) {
    try {
      if (SlowCallback.isRecorded()) {
        SlowCallback.run(callback);
      } else {
        callback.run();
      }
    } catch (Throwable e) {
      scope.threw(e);
      return;
    }
    scope.returned();
  }

  /** Tells a handler that its channel is ready. */
  void ready(Handler handler, int ops) {
    try {
      if (SlowCallback.isRecorded()) {
        SlowCallback.run(handler, ops);
      } else {
        handler.ready(ops);
      }
    } catch (Throwable e) {
      scope.threw(e);
      return;
    }
    scope.returned();
  }

  // Time

  /** The time as of the start of the timers phase, or the end of the last wait, in whole milliseconds. */
  public long now() {
    return TimeUnit.NANOSECONDS.toMillis(nowNanos);
  }

  /** The same, as the ticker said it: free of charge, and the same for all in one batch. */
  public long nowNanos() {
    return nowNanos;
  }

  /** What the ticker says now, not at the beginning of the batch. */
  public long tickerNanos() {
    return ticker.nanos();
  }

  /** Looks at the ticker. */
  public void updateTime() {
    nowNanos = ticker.nanos();
  }

  /** What the ticker says in so many milliseconds from now; at the end of all time if that is too far. */
  long afterMillis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis > Long.MAX_VALUE - now() ? Long.MAX_VALUE : now() + millis);
  }

  // Handles

  Timers timers() {
    return timers;
  }

  /** Sets a timer for one call, by the ticker. */
  public Timer setTimer(long dueNanos, Runnable callback) {
    var timer = new Timer(this);
    timer.startAt(dueNanos, callback);
    return timer;
  }

  private void runTimers() {
    timers.run(nowNanos, call);
  }

  /** A handle that is called in each turn before the poll phase, and keeps that from waiting. */
  public PhaseHandle idle() {
    return new PhaseHandle(this, idle);
  }

  /** A handle that is called in each turn before the poll phase. */
  public PhaseHandle prepare() {
    return new PhaseHandle(this, prepare);
  }

  /** A handle that is called in each turn after the poll phase. */
  public PhaseHandle check() {
    return new PhaseHandle(this, check);
  }

  /** Something begins, or ends, for whose sake the loop goes on. */
  void countActive(int change) {
    active += change;
  }

  /** A request begins, for whose answer the loop waits. */
  public void requestBegins() {
    countActive(1);
  }

  /** A request has its answer. */
  public void requestEnds() {
    countActive(-1);
  }

  // Pending callbacks

  /** Runs a callback in the next pending phase: what could have been answered at once, but must not be. */
  public void atNextTurn(Runnable callback) {
    pending.add(callback);
  }

  private void runPending() {
    if (pending.isEmpty()) {
      return;
    }
    var batch = pending;
    pending = new ArrayDeque<>();
    batch.forEach(call);
  }

  // Poll

  /**
   * Has the loop run a callback soon, in its poll phase. Any thread may call it; what it did before
   * happens-before the callback. It does not keep the loop from ending.
   *
   * @return false if the loop is closed, and the callback will never run
   */
  public boolean post(Runnable callback) {
    // Nobody has to be woken by a callback of the loop.
    if (isCurrent() && !asleep.get() && posted.addOwn(callback)) {
      return true;
    }
    boolean added = posted.add(callback);
    wakeUp();
    return added;
  }

  /** Coalesced: of all that post while the loop waits, only the first makes a system call. */
  private void wakeUp() {
    // Looked at first: most find the loop awake, and a look costs less than an attempt.
    if (asleep.get() && asleep.compareAndSet(true, false)) {
      poller.wakeUp();
    }
  }

  private void poll(boolean mayWait) {
    waiting = true;
    poller.poll(this, mayWait && isNothingToDo() && fallAsleep() ? beginToWait() : 0);
    awake();
    metrics.turned();
    posted.run(call);
  }

  /** Whether others have posted something that is still to run: what they did before is known to a callback that is posted now. */
  public boolean isPostedTo() {
    return posted.isAnyOfOthers();
  }

  private boolean isNothingToDo() {
    return !stopping && active > 0 && pending.isEmpty() && closing.isEmpty() && idle.isEmpty();
  }

  /** Returns false if there is a reason to stay awake, which was given before anybody knew of the sleep. */
  private boolean fallAsleep() {
    asleep.set(true);
    return !stopping && posted.isEmpty();
  }

  /**
   * The wait is over. The cached time is right enough throughout a turn, but not across a wait. What
   * is posted from now on, the loop finds by itself.
   */
  public void awake() {
    if (waiting) {
      waiting = false;
      if (asleep.get()) {
        asleep.set(false);
      }
      updateTime();
      metrics.awakes(nowNanos);
    }
  }

  /**
   * The clock is looked at after falling asleep: if it is moved later than that, the loop is woken up.
   * It must be looked at, because the callbacks of this turn may have taken long.
   */
  private long beginToWait() {
    long now = ticker.nanos();
    long timeout = untilNextTimerMillis(now);
    if (timeout != 0) {
      metrics.waits(now);
    }
    return timeout;
  }

  private long untilNextTimerMillis(long now) {
    var next = timers.next();
    if (next == null) {
      return Poller.FOREVER;
    }
    long left = next.dueNanos() - now;
    // Rounded up, or the loop would spin through the last fraction of a millisecond.
    return left <= 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(left - 1) + 1;
  }

  /**
   * Watches a channel on behalf of a handler. It does not keep the loop from ending; a
   * {@link Watcher} does.
   */
  public SelectionKey register(SelectableChannel channel, int interest, Handler handler) throws ClosedChannelException {
    return poller.register(channel, interest, handler);
  }

  /** All that is registered, and perhaps some that is closing. */
  public Set<SelectionKey> keys() {
    return poller.keys();
  }

  // Closing callbacks

  /** Runs a callback at the end of this turn, when no handler is in the middle of anything. */
  public void atEndOfTurn(Runnable callback) {
    closing.push(callback);
  }

  /** The last one closed comes first; what they close waits for the next turn. */
  private void runClosing() {
    if (closing.isEmpty()) {
      return;
    }
    var batch = closing;
    closing = new ArrayDeque<>();
    batch.forEach(call);
  }

  /** What the loop has done so far. Any thread may ask. */
  public LoopMetrics metrics() {
    return metrics;
  }
}
