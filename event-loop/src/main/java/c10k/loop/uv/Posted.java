package c10k.loop.uv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What was left for a loop, in the order in which it came. Other threads put an entry at the end by one
 * compare-and-set, and then link the one before to it. In between, the queue is cut; the loop does not
 * wait for the link, but comes back in the next turn.
 *
 * <p>Threads: any may {@link #add}; all else is the loop's.
 */
final class Posted {
  private static final VarHandle NEXT = next();

  private static final class Entry {
    @Nullable Runnable callback;

    @SuppressWarnings("unused") // By the handle.
    @Nullable Entry next;

    Entry(@Nullable Runnable callback) {
      this.callback = callback;
    }

    @Nullable Entry nextAcquire() {
      return (@Nullable Entry) NEXT.getAcquire(this);
    }

    void setNextRelease(Entry entry) {
      NEXT.setRelease(this, entry);
    }
  }

  private static VarHandle next() {
    try {
      return MethodHandles.lookup().findVarHandle(Entry.class, "next", Entry.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** At the end when nobody may add any more. */
  private static final Entry END = new Entry(null);

  /** The one that was run last. */
  private Entry done = new Entry(null);

  private final AtomicReference<Entry> last = new AtomicReference<>(done);

  /** What the loop has posted to itself while the queue was empty: it comes before what is there now. */
  private final ArrayDeque<Runnable> own = new ArrayDeque<>();

  /** Whether there is nothing to run, and somebody may still add. */
  boolean isEmpty() {
    return own.isEmpty() && last.get() == done;
  }

  /** Any thread may call it. Returns false if nobody will take it any more. */
  boolean add(Runnable callback) {
    var entry = new Entry(callback);
    while (true) {
      var before = last.get();
      if (before == END) {
        return false;
      }
      if (last.compareAndSet(before, entry)) {
        before.setNextRelease(entry);
        return true;
      }
    }
  }

  /** Adds without an atomic operation. Returns false if something of others would have to come first, or nobody will take it. */
  boolean addOwn(Runnable callback) {
    return last.get() == done && own.add(callback);
  }

  /** Runs all that was added so far. What that adds waits for the next time. */
  void run(Consumer<Runnable> call) {
    var mark = last.get();
    runOwn(call);
    for (var next = nextBefore(mark); next != null; next = nextBefore(mark)) {
      advance(next, call);
    }
  }

  /** Runs the rest, and lets nobody add any more. */
  void end(Consumer<Runnable> call) {
    var mark = last.getAndSet(END);
    runOwn(call);
    while (mark != END && done != mark) {
      var next = done.nextAcquire();
      if (next == null) {
        // Somebody is about to link it.
        Thread.onSpinWait();
      } else {
        advance(next, call);
      }
    }
  }

  /** Drops the rest, and lets nobody add any more. */
  void drop() {
    last.set(END);
    own.clear();
  }

  private void runOwn(Consumer<Runnable> call) {
    for (int left = own.size(); left > 0; left--) {
      call.accept(own.remove());
    }
  }

  private @Nullable Entry nextBefore(Entry mark) {
    return done == mark ? null : done.nextAcquire();
  }

  private void advance(Entry next, Consumer<Runnable> call) {
    done = next;
    var callback = next.callback;
    // What was run must not live as long as what comes after it.
    next.callback = null;
    if (callback != null) {
      call.accept(callback);
    }
  }
}
