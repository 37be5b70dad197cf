package c10k.loop.uv;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What other threads have left for a loop. Whoever adds pushes onto a stack by one compare-and-set;
 * the loop takes all of it by one exchange, and turns it round.
 */
final class Posted {

  /** A callback, and the one next to it: the one before while it is on the stack, then the one after. */
  static final class Entry {
    final Runnable callback;
    @Nullable Entry next;

    Entry(Runnable callback) {
      this.callback = callback;
    }
  }

  private static final Entry END = new Entry(() -> {});

  private final AtomicReference<@Nullable Entry> top = new AtomicReference<>();

  boolean isEmpty() {
    return top.get() == null;
  }

  /** Any thread may call it. Returns false if nobody will take it any more. */
  boolean add(Runnable callback) {
    var entry = new Entry(callback);
    while (true) {
      var before = top.get();
      if (before == END) {
        return false;
      }
      entry.next = before;
      if (top.compareAndSet(before, entry)) {
        return true;
      }
    }
  }

  /** Takes all that was added so far: the first of it, or null. */
  @Nullable Entry take() {
    return isEmpty() ? null : turnRound(top.getAndSet(null));
  }

  /** Takes the rest, and lets nobody add any more. */
  @Nullable Entry end() {
    return turnRound(top.getAndSet(END));
  }

  private static @Nullable Entry turnRound(@Nullable Entry newest) {
    Entry first = null;
    for (var entry = newest; entry != null && entry != END;) {
      var before = entry.next;
      entry.next = first;
      first = entry;
      entry = before;
    }
    return first;
  }
}
