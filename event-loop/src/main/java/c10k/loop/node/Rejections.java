package c10k.loop.node;

import java.util.ArrayDeque;
import java.util.function.Consumer;

/**
 * Promises that were rejected when nobody had asked for their errors yet. There is time for that until
 * the ticks and microtasks of the same callback have run.
 */
final class Rejections {
  private final ArrayDeque<Promise<?>> suspects = new ArrayDeque<>();
  private final Consumer<Promise<?>> unhandled;

  Rejections(Consumer<Promise<?>> unhandled) {
    this.unhandled = unhandled;
  }

  void add(Promise<?> promise) {
    suspects.add(promise);
  }

  boolean isEmpty() {
    return suspects.isEmpty();
  }

  /** Reports those whose errors nobody has asked for; returns whether there were any. */
  boolean report() {
    boolean isAnyReported = false;
    for (int left = suspects.size(); left > 0; left--) {
      var promise = suspects.remove();
      if (!promise.isHandled()) {
        isAnyReported = true;
        unhandled.accept(promise);
      }
    }
    return isAnyReported || !suspects.isEmpty();
  }
}
