package c10k.testkit;

import c10k.server.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time that stands still until the test moves it.
 *
 * <p>Threads: safe for use by any thread.
 */
public final class FakeTicker implements Ticker {
  private final AtomicLong nanos = new AtomicLong();
  private final List<Runnable> wakeUps = new CopyOnWriteArrayList<>();

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public void onJump(Runnable wakeUp) {
    wakeUps.add(wakeUp);
  }

  /** Jumps forward, and wakes all who wait for time to pass. */
  public void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("Time does not go back, not even by " + by + ".");
    }
    nanos.addAndGet(by.toNanos());
    wakeUps.forEach(Runnable::run);
  }
}
