package c10k.loop.metrics;

import c10k.loop.uv.EventLoop;

/**
 * Which part of its time a loop was busy: not waiting in its poll phase. More telling than the use of
 * the processor, because a loop that waits inside a callback is busy too.
 *
 * @param idleNanos for how long it waited for something to do
 * @param activeNanos for how long it did not
 */
public record Utilization(long idleNanos, long activeNanos) {

  /**
   * Of a loop since it began to run; all zero before that. A wait under way is in it. Any thread may
   * ask.
   */
  public static Utilization of(EventLoop loop) {
    var metrics = loop.metrics();
    long idle = metrics.idleNanos();
    // Afterwards: time passes between the two, and there cannot have been more idle time than time.
    return new Utilization(idle, Math.max(0, metrics.sinceStartNanos() - idle));
  }

  /** Since an earlier reading. */
  public Utilization since(Utilization earlier) {
    return new Utilization(idleNanos - earlier.idleNanos, activeNanos - earlier.activeNanos);
  }

  /** The busy part, from 0 to 1; 0 of no time. */
  public double utilization() {
    long total = idleNanos + activeNanos;
    return total == 0 ? 0 : (double) activeNanos / total;
  }
}
