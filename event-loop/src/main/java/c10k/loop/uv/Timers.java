package c10k.loop.uv;

import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All timers of a loop that are started, the next one first. */
final class Timers {
  private final Heap<Timer.Place> waiting = new Heap<>(Timer.ORDER);
  private final ArrayDeque<Timer.Place> due = new ArrayDeque<>();
  private long starts;

  void add(Timer.Place place) {
    place.start = starts++;
    waiting.add(place);
  }

  void remove(Timer.Place place) {
    waiting.remove(place);
  }

  @Nullable Timer next() {
    return Timer.of(waiting.peek());
  }

  /** Calls those that are due now. What they start waits for the next time, even if it is due at once. */
  void run(long nowNanos, Consumer<Runnable> call) {
    for (var next = waiting.peek(); next != null && next.dueNanos <= nowNanos; next = waiting.peek()) {
      next.timer.stop();
      next.isDue = true;
      due.add(next);
    }
    for (var next = due.poll(); next != null; next = due.poll()) {
      // If not, it was stopped by one of those before it.
      if (next.isDue) {
        next.isDue = false;
        next.timer.again();
        call.accept(next.timer.callback());
      }
    }
  }
}
