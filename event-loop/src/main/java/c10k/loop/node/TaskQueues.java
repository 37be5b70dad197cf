package c10k.loop.node;

import java.util.ArrayDeque;
import java.util.function.Consumer;

/**
 * What runs between two callbacks: all ticks, then all microtasks, and so on until both queues are
 * empty; then those rejections are reported that nobody has taken care of.
 *
 * <p>There is no bound: a tick that queues a tick, for ever, keeps the loop from its phases.
 */
final class TaskQueues {
  private final ArrayDeque<Runnable> ticks = new ArrayDeque<>();
  private final ArrayDeque<Runnable> microtasks = new ArrayDeque<>();
  private final Rejections rejections;
  private final Consumer<Throwable> uncaught;

  TaskQueues(Rejections rejections, Consumer<Throwable> uncaught) {
    this.rejections = rejections;
    this.uncaught = uncaught;
  }

  void addTick(Runnable tick) {
    ticks.add(tick);
  }

  void addMicrotask(Runnable microtask) {
    microtasks.add(microtask);
  }

  void clear() {
    ticks.clear();
    microtasks.clear();
  }

  /**
   * Runs all that is queued. What a tick throws ends it, and leaves the rest in the queue; what a
   * microtask throws is reported at once, and the rest follows.
   */
  void drain() {
    if (ticks.isEmpty()) {
      runMicrotasks();
      if (ticks.isEmpty() && rejections.isEmpty()) {
        return;
      }
    }
    do {
      for (var tick = ticks.poll(); tick != null; tick = ticks.poll()) {
        tick.run();
      }
      runMicrotasks();
    } while (!ticks.isEmpty() || rejections.report());
  }

  private void runMicrotasks() {
    for (var microtask = microtasks.poll(); microtask != null; microtask = microtasks.poll()) {
      try {
        microtask.run();
      } catch (Throwable e) {
        uncaught.accept(e);
      }
    }
  }

  /** Runs all that is queued, at the end of a callback: whatever is thrown, the rest follows. */
  void drainAll() {
    while (true) {
      try {
        drain();
        return;
      } catch (Throwable e) {
        uncaught.accept(e);
      }
    }
  }
}
