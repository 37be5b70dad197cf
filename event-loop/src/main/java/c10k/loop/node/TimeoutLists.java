package c10k.loop.node;

import c10k.loop.uv.EventLoop;
import c10k.loop.uv.Heap;
import c10k.loop.uv.Timer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * All timers of an environment: a list for each duration, a heap of these lists, and one timer of the
 * loop for them all. To set or clear a timer is then a matter of a few references, however many there
 * are.
 *
 * <p>That is how Node does it, with what follows from it: timers of one list run together, even if one of
 * another list was due in between.
 */
final class TimeoutLists {
  private static final long NEVER = Long.MAX_VALUE;

  private final EventLoop loop;
  private final TaskQueues tasks;
  private final Consumer<Throwable> uncaught;
  private final Timer alarm;
  private final Map<Integer, TimeoutList> byDuration = new HashMap<>();
  private final Heap<TimeoutList> queue = new Heap<>(
      Comparator.comparingLong((TimeoutList list) -> list.expiry).thenComparingLong(list -> list.id));
  private long lastId;
  private long nextExpiry = NEVER;
  private int counting;

  /**
   * Makes them without any.
   *
   * @param tasks run between two timers
   * @param uncaught takes what a callback throws
   */
  TimeoutLists(EventLoop loop, TaskQueues tasks, Consumer<Throwable> uncaught) {
    this.loop = loop;
    this.tasks = tasks;
    this.uncaught = uncaught;
    this.alarm = new Timer(loop);
    alarm.unref();
  }

  // Set and clear

  void insertNew(Timeout timeout) {
    count(1);
    insert(timeout, currentTime());
  }

  /** Setting a timer looks at the real clock: the delay counts from the call. */
  private long currentTime() {
    loop.updateTime();
    return loop.now();
  }

  private void insert(Timeout timeout, long start) {
    timeout.start = start;
    var list = byDuration.get(timeout.millis());
    if (list == null) {
      list = new TimeoutList(timeout.millis(), start + timeout.millis(), lastId++);
      byDuration.put(list.millis, list);
      queue.add(list);
      if (list.expiry < nextExpiry) {
        setAlarm(list.millis);
        nextExpiry = list.expiry;
      }
    }
    list.timeouts.append(timeout);
  }

  void refresh(Timeout timeout) {
    if (timeout.ended) {
      timeout.ended = false;
      if (timeout.hasRef()) {
        count(1);
      }
    }
    insert(timeout, currentTime());
  }

  /** A timer is cleared. Lists outlive their unref'd timers: soon there will be others. */
  void remove(Timeout timeout) {
    Chain.unlink(timeout);
    if (timeout.hasRef()) {
      var list = byDuration.get(timeout.millis());
      if (list != null && list.timeouts.isEmpty()) {
        discard(list);
      }
      count(-1);
    }
  }

  private void discard(TimeoutList list) {
    byDuration.remove(list.millis);
    queue.remove(list);
  }

  /** The loop goes on for as long as there is a timer that counts. */
  void count(int change) {
    counting += change;
    if (counting > 0) {
      alarm.ref();
    } else {
      alarm.unref();
    }
  }

  private void setAlarm(long millis) {
    alarm.start(millis, 0, this::ring);
  }

  // Fire

  private void ring() {
    long now = currentTime();
    while (true) {
      try {
        schedule(process(now));
        return;
      } catch (Throwable e) {
        // The next timer comes first, and only then what the failed one left behind.
        uncaught.accept(e);
      }
    }
  }

  private void schedule(long next) {
    if (next != NEVER) {
      // The clock as it was looked at last: the callbacks may have taken longer than that.
      setAlarm(Math.max(1, next - loop.now()));
    }
  }

  /** Runs what is due at one fixed time; returns when the next list is. */
  private long process(long now) {
    nextExpiry = NEVER;
    boolean isFirst = true;
    for (var list = queue.peek(); list != null; list = queue.peek()) {
      if (list.expiry > now) {
        nextExpiry = list.expiry;
        return nextExpiry;
      }
      if (!isFirst) {
        tasks.drain();
      }
      isFirst = false;
      process(list, now);
    }
    // Lists that callbacks made are gone already; the alarm was set for them, and stays.
    return NEVER;
  }

  private void process(TimeoutList list, long now) {
    boolean isFirst = true;
    for (var timeout = list.timeouts.first(); timeout != null; timeout = list.timeouts.first()) {
      if (now - timeout.start < list.millis) {
        postpone(list, timeout, now);
        return;
      }
      if (!isFirst) {
        tasks.drain();
      }
      isFirst = false;
      fire(timeout);
    }
    // A callback may have cleared the last timer, and set another one of this duration.
    if (byDuration.get(list.millis) == list) {
      discard(list);
    }
  }

  /** Its first timer is not due yet; behind lists that are due at the same time, it starts anew. */
  private void postpone(TimeoutList list, Timeout first, long now) {
    list.expiry = Math.max(first.start + list.millis, now + 1);
    list.id = lastId++;
    queue.reordered(list);
  }

  private void fire(Timeout timeout) {
    Chain.unlink(timeout);
    // Looked at after the drain, in which it may have been cleared.
    var callback = timeout.callback();
    if (callback == null) {
      end(timeout);
      return;
    }
    // The period runs from start to start, however long the callback takes.
    long start = timeout.repeats() ? currentTime() : timeout.start;
    try {
      callback.run();
    } finally {
      if (timeout.repeats() && !timeout.isClearedInTime()) {
        insert(timeout, start);
      } else if (!timeout.isLinked()) {
        end(timeout);
      }
    }
  }

  private void end(Timeout timeout) {
    if (!timeout.ended) {
      timeout.ended = true;
      if (timeout.hasRef()) {
        count(-1);
      }
    }
  }
}
