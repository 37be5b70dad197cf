package c10k.loop.uv;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A handle that calls back at some time, once or again and again.
 *
 * <p>Times count from the loop's clock ({@link EventLoop#now}), which may be behind the real one by as
 * much as the present callback has taken so far.
 */
public final class Timer extends Handle {
  /** Timers due at the same time run in the order in which they were started. */
  static final Comparator<Place> ORDER = Comparator.comparingLong((Place place) -> place.dueNanos).thenComparingLong(place -> place.start);

  /** Its place among the timers of its loop. */
  static final class Place extends Heap.Element {
    final Timer timer;
    long dueNanos;
    long start;

    /** Whether it was found due, and waits for its call in this very pass. */
    boolean isDue;

    Place(Timer timer) {
      this.timer = timer;
    }
  }

  private final Timers timers;
  private final Place place = new Place(this);
  private Runnable callback = () -> {};
  private long repeatMillis;

  /** Makes a timer that is not started. */
  public Timer(EventLoop loop) {
    super(loop);
    this.timers = loop.timers();
  }

  /**
   * Starts it, or starts it anew.
   *
   * @param delayMillis from the loop's clock; 0 for the next timers phase
   * @param newRepeatMillis the time from one call to the next, or 0 for one call only
   * @throws IllegalStateException if it is closed
   */
  public void start(long delayMillis, long newRepeatMillis, Runnable newCallback) {
    if (delayMillis < 0 || newRepeatMillis < 0) {
      throw new IllegalArgumentException("A timer cannot be due in " + delayMillis + " ms and every " + newRepeatMillis + " ms; use 0 or more.");
    }
    requireOpen();
    repeatMillis = newRepeatMillis;
    startAt(loop().afterMillis(delayMillis), newCallback);
  }

  /**
   * Starts it, or starts it anew, for one call at a time of the loop's ticker.
   *
   * @throws IllegalStateException if it is closed
   */
  public void startAt(long dueNanos, Runnable newCallback) {
    requireOpen();
    stop();
    callback = newCallback;
    place.dueNanos = dueNanos;
    timers.add(place);
    setActive(true);
  }

  /** Takes it back. No effect if it is not started. */
  public void stop() {
    if (isActive()) {
      timers.remove(place);
      setActive(false);
    }
    // In case it was found due, but was not called yet.
    place.isDue = false;
  }

  /** When it is due, in nanoseconds of the loop's ticker; without meaning if it is not started. */
  public long dueNanos() {
    return place.dueNanos;
  }

  /** Starts it anew if it repeats. */
  void again() {
    if (repeatMillis > 0) {
      start(repeatMillis, repeatMillis, callback);
    }
  }

  Runnable callback() {
    return callback;
  }

  @Override
  void deactivate() {
    stop();
  }

  /** The next start of a timer, or null. */
  static @Nullable Timer of(@Nullable Place place) {
    return place == null ? null : place.timer;
  }
}
