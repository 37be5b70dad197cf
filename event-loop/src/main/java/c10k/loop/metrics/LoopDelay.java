package c10k.loop.metrics;

import c10k.loop.uv.EventLoop;
import c10k.loop.uv.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * How late a loop is, measured as Node does: a timer that repeats, and the times between its firings.
 * By how much one of them is longer than the timer was set for, so late was the loop. It costs the
 * loop one callback for each of these times, and nothing per event.
 *
 * <p>The timer does not keep the loop from ending. A delay under way is not in the histogram before
 * it is over.
 *
 * <p>Threads: of the loop, or before it runs of the one that made it; {@link #intervals} and
 * {@link #lagNanos} are for any.
 */
public final class LoopDelay {
  /** As often as Node looks, if nobody says otherwise. */
  public static final Duration DEFAULT_RESOLUTION = Duration.ofMillis(10);

  private final EventLoop loop;
  private final Timer timer;
  private final long resolutionMillis;
  private final Histogram intervals = new Histogram();
  private final List<LongConsumer> listeners = new ArrayList<>(List.of(intervals::record));
  private boolean hasFired;
  private long firedNanos;

  /**
   * Makes a measurement that is not enabled.
   *
   * @param resolution the time between two firings, in whole milliseconds
   * @throws IllegalArgumentException if that is less than a millisecond
   */
  public LoopDelay(EventLoop loop, Duration resolution) {
    if (resolution.toMillis() < 1) {
      throw new IllegalArgumentException("The resolution of a loop's timers is 1 ms; " + resolution + " is too short.");
    }
    this.loop = loop;
    this.resolutionMillis = resolution.toMillis();
    this.timer = new Timer(loop);
    timer.unref();
  }

  /** The loop that is measured. */
  public EventLoop loop() {
    return loop;
  }

  /** The time between two firings in a loop that is never late. */
  public Duration resolution() {
    return Duration.ofMillis(resolutionMillis);
  }

  /** Begins; returns false if it had begun. */
  public boolean enable() {
    if (timer.isActive()) {
      return false;
    }
    hasFired = false;
    timer.start(resolutionMillis, resolutionMillis, this::fired);
    return true;
  }

  /** Ends; returns false if it had not begun. */
  public boolean disable() {
    boolean wasEnabled = timer.isActive();
    timer.stop();
    return wasEnabled;
  }

  private void fired() {
    long now = loop.tickerNanos();
    if (hasFired) {
      long interval = now - firedNanos;
      listeners.forEach(listener -> listener.accept(interval));
    }
    hasFired = true;
    firedNanos = now;
  }

  /** Has all intervals to come recorded elsewhere too. */
  void recordInto(Histogram other) {
    listeners.add(other::record);
  }

  /** The times between firings. Any thread may ask, and reset it. */
  public Histogram intervals() {
    return intervals;
  }

  /**
   * How late the loop was, in nanoseconds. Any thread may ask.
   *
   * @param percentile the share of the firings that were no later than that: above 0, up to 100
   */
  public long lagNanos(double percentile) {
    return lagNanos(intervals, percentile);
  }

  /** By how much the intervals of a histogram are longer than they should be. */
  long lagNanos(Histogram histogram, double percentile) {
    return Math.max(0, histogram.percentile(percentile) - resolution().toNanos());
  }
}
