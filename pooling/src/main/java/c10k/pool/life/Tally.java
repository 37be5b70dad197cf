package c10k.pool.life;

import c10k.pool.AcquireFailure;
import c10k.pool.EndReason;
import java.util.EnumMap;
import java.util.Map;

/** What a pool has done so far. Guarded by the pool's exclusion. */
final class Tally {
  final Map<AcquireFailure, Long> failures = new EnumMap<>(AcquireFailure.class);
  final Map<EndReason, Long> endings = new EnumMap<>(EndReason.class);

  /** Leases of slots that are no longer live; those of the others are the epochs of their words. */
  long acquiredBefore;

  /** Claims of the fast path that were taken back before anybody saw them. */
  long takenBack;

  long invalidated;
  long created;
  long createFailures;
  long destroyed;
  long leaked;
  long handedOver;
  long waitedNanos;
  long longestWaitNanos;

  void failed(AcquireFailure reason) {
    failures.merge(reason, 1L, Long::sum);
  }

  void ended(EndReason reason) {
    endings.merge(reason, 1L, Long::sum);
  }

  void waited(long nanos) {
    handedOver++;
    waitedNanos += nanos;
    longestWaitNanos = Math.max(longestWaitNanos, nanos);
  }
}
