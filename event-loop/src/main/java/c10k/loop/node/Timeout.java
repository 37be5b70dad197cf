package c10k.loop.node;

import org.jspecify.annotations.Nullable;

/**
 * A timer that was set by {@link Environment#setTimeout} or {@link Environment#setInterval}.
 *
 * <p>Threads: of the loop.
 */
public final class Timeout extends Chain.Link<Timeout> {
  /** The longest delay; a longer one is taken for a mistake, and becomes {@link #SHORTEST}. */
  public static final int LONGEST = Integer.MAX_VALUE;

  /** The shortest delay, in milliseconds. */
  public static final int SHORTEST = 1;

  private final TimeoutLists lists;
  private final double delay;
  private final boolean repeats;
  private @Nullable Runnable callback;
  private boolean counts = true;
  private boolean clearedInTime;

  // Written by the lists.
  boolean ended;
  long start;

  Timeout(TimeoutLists lists, Runnable callback, double delayMillis, boolean repeats) {
    this.lists = lists;
    this.callback = callback;
    // Not a number is not in the range either.
    this.delay = delayMillis >= SHORTEST && delayMillis <= LONGEST ? delayMillis : SHORTEST;
    this.repeats = repeats;
  }

  /** The delay in milliseconds, as it was asked for if that was possible. */
  public double delayMillis() {
    return delay;
  }

  /** The delay by which it is kept. */
  int millis() {
    return (int) delay;
  }

  boolean repeats() {
    return repeats;
  }

  /** Whether it was cleared before it ended by itself. */
  boolean isClearedInTime() {
    return clearedInTime;
  }

  /** What to call, or null if it was cleared. */
  @Nullable Runnable callback() {
    return callback;
  }

  /** Takes it back. Works until its callback starts; from inside that, it ends an interval. */
  public void clear() {
    if (callback == null) {
      return;
    }
    callback = null;
    if (!ended) {
      ended = true;
      clearedInTime = true;
      lists.remove(this);
    }
  }

  /**
   * Starts it anew, from now on. It revives one that has fired, not one that was cleared. (One that
   * was cleared after it had fired comes back in so far as the loop waits for it, to no effect.)
   */
  public Timeout refresh() {
    if (!clearedInTime) {
      lists.refresh(this);
    }
    return this;
  }

  /** Whether the loop goes on for its sake. */
  public boolean hasRef() {
    return counts;
  }

  /** Makes the loop go on for its sake again. */
  public Timeout ref() {
    setCounts(true);
    return this;
  }

  /** Lets the loop end before it fires. */
  public Timeout unref() {
    setCounts(false);
    return this;
  }

  private void setCounts(boolean newCounts) {
    if (!ended && counts != newCounts) {
      lists.count(newCounts ? 1 : -1);
    }
    counts = newCounts;
  }
}
