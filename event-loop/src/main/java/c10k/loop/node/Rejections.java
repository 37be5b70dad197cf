package c10k.loop.node;

import java.util.ArrayDeque;
import java.util.function.Consumer;

/**
 * Promises that were rejected when nobody had asked for their errors yet. There is time for that until
 * the ticks and microtasks of the same callback have run.
 */
final class Rejections {
  private final ArrayDeque<Promise<?>> suspects = new ArrayDeque<>();

  /** To be reported in any case: an error that is asked for only now, because another was reported, comes too late. */
  private final ArrayDeque<Promise<?>> convicted = new ArrayDeque<>();

  /** Their errors were asked for after they had been reported. */
  private final ArrayDeque<Promise<?>> late = new ArrayDeque<>();

  private final Consumer<Promise<?>> unhandled;
  private final Consumer<Promise<?>> handledLate;

  Rejections(Consumer<Promise<?>> unhandled, Consumer<Promise<?>> handledLate) {
    this.unhandled = unhandled;
    this.handledLate = handledLate;
  }

  void add(Promise<?> promise) {
    suspects.add(promise);
  }

  void addLate(Promise<?> promise) {
    late.add(promise);
  }

  boolean isEmpty() {
    return suspects.isEmpty() && convicted.isEmpty() && late.isEmpty();
  }

  /**
   * Tells about those of which something is to be told. Those that follow one whose listener throws, are
   * told about the next time; Node forgets them.
   *
   * @return whether there were any, or there are new ones
   */
  boolean report() {
    boolean isAnyReported = !late.isEmpty();
    for (var next = late.poll(); next != null; next = late.poll()) {
      handledLate.accept(next);
    }
    suspects.removeIf(Promise::isHandled);
    convicted.addAll(suspects);
    suspects.clear();
    for (var next = convicted.poll(); next != null; next = convicted.poll()) {
      isAnyReported = true;
      next.markReported();
      unhandled.accept(next);
    }
    return isAnyReported || !suspects.isEmpty();
  }
}
