package c10k.loop.uv;

import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What was left for a loop, in the order in which it came. Other threads push onto a stack by one
 * compare-and-set; the loop takes all of it by one exchange, and turns it round.
 *
 * <p>Threads: any may {@link #add}; all else is the loop's.
 */
final class Posted {

  /** A callback, and the one next to it: the one before while it is on the stack, then the one after. */
  private static final class Entry {
    final Runnable callback;
    @Nullable Entry next;

    Entry(Runnable callback) {
      this.callback = callback;
    }
  }

  private static final Entry END = new Entry(() -> {});

  private final AtomicReference<@Nullable Entry> top = new AtomicReference<>();

  /** What the loop has posted to itself while the stack was empty: it comes before what is there now. */
  private final ArrayDeque<Runnable> own = new ArrayDeque<>();

  boolean isEmpty() {
    return own.isEmpty() && top.get() == null;
  }

  /** Whether there is something that others have left. */
  boolean isAnyOfOthers() {
    return top.get() != null;
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

  /** Adds without an atomic operation. Returns false if something of others would have to come first, or nobody will take it. */
  boolean addOwn(Runnable callback) {
    return top.get() == null && own.add(callback);
  }

  /** Runs all that was added so far. What that adds waits for the next time. */
  void run(Consumer<Runnable> call) {
    run(own.size(), top.get() == null ? null : top.getAndSet(null), call);
  }

  /** Runs the rest, and lets nobody add any more. */
  void end(Consumer<Runnable> call) {
    run(own.size(), top.getAndSet(END), call);
  }

  /** Drops the rest, and lets nobody add any more. */
  void drop() {
    top.set(END);
    own.clear();
  }

  private void run(int ownCount, @Nullable Entry newest, Consumer<Runnable> call) {
    for (int left = ownCount; left > 0; left--) {
      call.accept(own.remove());
    }
    for (var entry = turnRound(newest); entry != null; entry = entry.next) {
      call.accept(entry.callback);
    }
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
