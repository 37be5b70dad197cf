package c10k.bench.live;

import c10k.server.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets through so many per second, and now and then a burst. Each that passes pushes on by one interval the time up to which the limit is used;
 * it may be ahead of the clock by the burst, and no more.
 *
 * <p>Threads: safe for use by any thread.
 */
final class RateLimit {
  private final Ticker ticker;
  private final long intervalNanos;
  private final long burstNanos;
  private final AtomicLong usedUntil = new AtomicLong();

  RateLimit(Ticker ticker, int perSecond, int burst) {
    this.ticker = ticker;
    this.intervalNanos = Duration.ofSeconds(1).toNanos() / perSecond;
    this.burstNanos = burst * intervalNanos;
  }

  /** Tells whether one more may pass now, and counts it if so. */
  boolean tryPass() {
    long now = ticker.nanos();
    while (true) {
      long used = usedUntil.get();
      long next = Math.max(used, now) + intervalNanos;
      if (next - now > burstNanos) {
        return false;
      }
      if (usedUntil.compareAndSet(used, next)) {
        return true;
      }
    }
  }
}
