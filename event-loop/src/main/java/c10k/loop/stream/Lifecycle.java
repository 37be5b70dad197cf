package c10k.loop.stream;

import c10k.loop.node.Environment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a stream ends, told once for both sides of a duplex: it is destroyed, by its end or by an
 * error; its sources and sinks give back what they hold; then there is one error, if any, and close.
 */
final class Lifecycle {
  final Environment environment;
  final Listeners<Throwable> errorListeners = new Listeners<>();
  final Listeners<Lifecycle> closeListeners = new Listeners<>();
  private final List<Runnable> destroyListeners = new ArrayList<>();
  private final List<Closeable> ends;
  private int openSides;
  private boolean destroyed;
  private boolean errorTold;
  private boolean closed;
  private @Nullable Throwable error;

  /**
   * Begins.
   *
   * @param ends what is to be given back
   * @param sides how many must come to their end before the stream does by itself
   */
  Lifecycle(Environment environment, List<? extends Closeable> ends, int sides) {
    this.environment = environment;
    this.ends = List.copyOf(ends);
    this.openSides = sides;
  }

  boolean isDestroyed() {
    return destroyed;
  }

  boolean isClosed() {
    return closed;
  }

  boolean isErrorTold() {
    return errorTold;
  }

  boolean hasFailed() {
    return error != null;
  }

  /** Whether it is, or will be, closed by the end of a side that is about to be over. */
  boolean closesWithThisSide() {
    return openSides <= 1;
  }

  @Nullable
  Throwable error() {
    return error;
  }

  /** Something went wrong that will be told in a moment. */
  void failing(Throwable reason) {
    if (error == null) {
      error = reason;
    }
  }

  /** To be called as soon as the stream is destroyed, before anybody hears of it. */
  void onDestroy(Runnable listener) {
    destroyListeners.add(listener);
  }

  /** One of the sides came to its end. */
  void sideIsOver() {
    openSides--;
    if (openSides == 0) {
      destroy(null);
    }
  }

  void destroy(@Nullable Throwable reason) {
    if (destroyed) {
      return;
    }
    destroyed = true;
    if (reason != null) {
      failing(reason);
    }
    destroyListeners.forEach(Runnable::run);
    destroyEnd(0, reason);
  }

  private void destroyEnd(int index, @Nullable Throwable reason) {
    if (index == ends.size()) {
      allDestroyed(reason);
      return;
    }
    try {
      ends.get(index).destroy(reason, new Once(late -> destroyEnd(index + 1, reason == null ? late : reason)));
    } catch (RuntimeException e) {
      destroyEnd(index + 1, reason == null ? e : reason);
    }
  }

  private void allDestroyed(@Nullable Throwable reason) {
    if (reason != null) {
      failing(reason);
    }
    environment.nextTick(() -> {
      try {
        if (reason != null) {
          tellError(reason);
        }
      } finally {
        closed = true;
        closeListeners.tell(this);
      }
    });
  }

  /** An error that nobody listens for counts as thrown. */
  private void tellError(Throwable reason) {
    errorTold = true;
    if (errorListeners.isEmpty()) {
      Lifecycle.<RuntimeException>throwAsItIs(reason);
    }
    errorListeners.tell(reason);
  }

  /** A callback may throw checked exceptions too, as far as the loop is concerned; only the compiler must not know. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> void throwAsItIs(Throwable error) throws E {
    throw (E) error;
  }

  /** Takes the first answer. */
  private static final class Once implements Done {
    private final Done done;
    private boolean isDone;

    Once(Done done) {
      this.done = done;
    }

    @Override
    public void settle(@Nullable Throwable late) {
      if (!isDone) {
        isDone = true;
        done.settle(late);
      }
    }
  }
}
