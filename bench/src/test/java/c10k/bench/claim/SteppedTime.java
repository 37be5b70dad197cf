package c10k.bench.claim;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Time that stands still until a test moves it. Threads: any; the monitor guards it. */
final class SteppedTime implements RelayTime {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private long now;
  private int waiting;

  @Override
  public synchronized long nanos() {
    return now;
  }

  @Override
  public synchronized void awaitNanos(long due) throws InterruptedException {
    waiting++;
    notifyAll();
    try {
      while (due - now > 0) {
        wait();
      }
    } finally {
      waiting--;
    }
  }

  synchronized void advance(long nanos) {
    now += nanos;
    notifyAll();
  }

  /** Returns when so many threads wait for a later time. */
  synchronized void awaitWaiting(int count) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (waiting < count) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("Only " + waiting + " threads wait for a later time, instead of " + count + ".");
      }
      wait(left);
    }
  }
}
