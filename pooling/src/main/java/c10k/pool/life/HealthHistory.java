package c10k.pool.life;

import c10k.pool.HealthReport.ResourceHealth;
import c10k.pool.PoolConfig;

/** The last observations of one resource. Guarded by the pool's exclusion. */
final class HealthHistory {
  /** A rate needs a number to be a rate of. */
  private static final int FEWEST_FOR_A_RATE = 20;

  private static final int PERCENT = 100;

  /** Created with the first error or check: most resources of most pools never need it. */
  private long[] tookNanos = {};

  private boolean[] failed = {};
  private int next;
  private int known;
  private int errors;
  private int errorsInARow;

  /** Adds an observation; what a user reports took no time that we know of. */
  void add(boolean isError, long nanos) {
    if (tookNanos.length == 0) {
      tookNanos = new long[ResourceHealth.HISTORY];
      failed = new boolean[ResourceHealth.HISTORY];
    }
    if (known == ResourceHealth.HISTORY && failed[next]) {
      errors--;
    }
    tookNanos[next] = nanos;
    failed[next] = isError;
    next = (next + 1) % ResourceHealth.HISTORY;
    known = Math.min(known + 1, ResourceHealth.HISTORY);
    errors += isError ? 1 : 0;
    errorsInARow = isError ? errorsInARow + 1 : 0;
  }

  boolean hasErrors() {
    return errors > 0;
  }

  /** Whether the resource has to go. */
  boolean isIll(PoolConfig config) {
    boolean failsTooOften = known >= FEWEST_FOR_A_RATE && errors * PERCENT > config.maxErrorPercent() * known;
    return errorsInARow >= config.maxErrorsInARow() || failsTooOften;
  }

  int known() {
    return known;
  }

  int errors() {
    return errors;
  }

  int errorsInARow() {
    return errorsInARow;
  }

  long slowestNanos() {
    long slowest = 0;
    for (int i = 0; i < known; i++) {
      slowest = Math.max(slowest, tookNanos[i]);
    }
    return slowest;
  }
}
