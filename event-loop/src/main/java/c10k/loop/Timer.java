package c10k.loop;

/** A callback due at some time. Confined to its loop. */
final class Timer implements Comparable<Timer> {
  private final long dueNanos;
  private final long order;
  private final Runnable callback;

  Timer(long dueNanos, long order, Runnable callback) {
    this.dueNanos = dueNanos;
    this.order = order;
    this.callback = callback;
  }

  long dueNanos() {
    return dueNanos;
  }

  /** Whether it was set before the timer with this number. */
  boolean isOlderThan(long otherOrder) {
    return order < otherOrder;
  }

  void run() {
    callback.run();
  }

  /** Timers due at the same time run in the order in which they were set. */
  @Override
  public int compareTo(Timer other) {
    int byTime = Long.compare(dueNanos, other.dueNanos);
    return byTime != 0 ? byTime : Long.compare(order, other.order);
  }
}
