package c10k.pool.life;

import c10k.pool.PoolConfig;
import c10k.pool.ResourceState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a resource is created: below the minimum size, or for callers that wait and for whom
 * none is on its way. Only a few at a time, and after a failure not before a pause.
 *
 * <p>Guarded by the pool's exclusion.
 */
final class Refill<R> {
  /** Even a pool of one survives some creations that never end; a driver may ignore interrupts. */
  private static final int SPARE_ATTEMPTS = 10;

  private static final double GOLDEN_RATIO = 0.618_033_988_749_895;
  private static final double PERCENT = 100;

  private final PoolCore<R> core;

  private long backoffNanos;
  private long notBefore;
  private @Nullable Throwable lastFailure;

  Refill(PoolCore<R> core) {
    this.core = core;
  }

  /** Why the last attempt failed, unless one has succeeded since. */
  @Nullable Throwable lastFailure() {
    return lastFailure;
  }

  void succeeded() {
    backoffNanos = 0;
    notBefore = 0;
    lastFailure = null;
  }

  /** Returns the pause before the next attempt. */
  Duration failed(Throwable failure) {
    var config = core.config();
    lastFailure = failure;
    backoffNanos = Math.clamp(backoffNanos * 2, config.backoffMin().toNanos(), config.backoffMax().toNanos());
    notBefore = core.now() + backoffNanos;
    return Duration.ofNanos(backoffNanos);
  }

  /** Starts what is needed now, and may be started. */
  void run(int callers) {
    while (hasRoom() && isWanted(callers) && freshCreations() < core.config().connectParallelism()) {
      if (core.now() < notBefore) {
        core.dueAt(notBefore);
        return;
      }
      core.lifecycle().startCreation();
    }
  }

  private boolean isWanted(int callers) {
    return core.roster().size() < core.config().minSize() || callers > onTheWay();
  }

  /** Resources that will soon be free for those who wait. */
  private int onTheWay() {
    int coming = 0;
    for (var slot : core.live()) {
      var state = slot.state();
      if (state == ResourceState.CONNECTING || (state == ResourceState.CHECKING && !slot.slow)) {
        coming++;
      }
    }
    return coming;
  }

  /** Creations that hang take no turn away from others; but they must not pile up without end. */
  private boolean hasRoom() {
    int most = core.config().maxSize();
    return !core.phase().isClosed()
        && core.roster().size() < most
        && core.roster().abandonedCount() < most + SPARE_ATTEMPTS;
  }

  private int freshCreations() {
    int fresh = 0;
    for (var slot : core.live()) {
      if (slot.state() == ResourceState.CONNECTING && !slot.slow) {
        fresh++;
      }
    }
    return fresh;
  }

  /** Whether a creation has been under way for suspiciously long. */
  boolean isSlow() {
    for (var slot : core.live()) {
      if (slot.state() == ResourceState.CONNECTING && slot.slow) {
        return true;
      }
    }
    return false;
  }

  /** When a resource made now has to retire, earlier by its own share of the jitter. */
  static long expiry(PoolConfig config, long number, long now) {
    if (config.maxAge().isZero()) {
      return Times.NEVER;
    }
    long maxAge = config.maxAge().toNanos();
    // Multiples of the golden ratio spread numbers evenly however many there are.
    double share = number * GOLDEN_RATIO % 1;
    return now + maxAge - (long) (maxAge / PERCENT * config.maxAgeJitterPercent() * share);
  }
}
