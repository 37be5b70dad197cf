package c10k.testkit.pool;

import c10k.testkit.pool.Work.Kind;
import c10k.testkit.pool.Work.Outcome;
import java.util.HashSet;
import java.util.Set;

/** Which creations have failed, so which pauses a pool may make before the next one. */
final class Failures {
  private final Set<Work> seen = new HashSet<>();
  private int total;
  private int inARow;
  private long lastAt;

  /** Takes in what has ended since the last time. */
  void update(PoolHistory history) {
    var ended = history.factory().works().stream()
        .filter(work -> work.kind() == Kind.CREATE && !work.isAwaited() && !seen.contains(work))
        .toList();
    for (var work : ended) {
      seen.add(work);
      if (work.outcome() == Outcome.OK && !work.isAbandoned()) {
        inARow = 0;
      } else if (!work.isAbandoned() || timedOut(work, history)) {
        total++;
        inARow++;
        lastAt = history.now();
      }
    }
  }

  private static boolean timedOut(Work work, PoolHistory history) {
    return history.now() - work.startedAt() >= Setup.CONNECT_TIMEOUT.toNanos();
  }

  /** All so far, the given up ones included. */
  int total() {
    return total;
  }

  int inARow() {
    return inARow;
  }

  /** Whether a pool may still be pausing after the last failure. */
  boolean mayPause(long now) {
    return inARow > 0 && now < lastAt + pauseNanos();
  }

  /** Whether the longest pause is over. */
  boolean pauseMustBeOver(long now) {
    return inARow > 0 && now >= lastAt + Setup.BACKOFF_MAX.toNanos();
  }

  private long pauseNanos() {
    long doubled = Setup.BACKOFF_MIN.toNanos() << Math.min(inARow - 1, Byte.SIZE);
    return Math.min(doubled, Setup.BACKOFF_MAX.toNanos());
  }
}
