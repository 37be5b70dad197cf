package c10k.pool;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a pool is, and what it has done so far. All numbers are of one moment, so that in every
 * picture {@code connecting + idle + checking + active = total}, {@code calls = acquired + failed +
 * waiting}, {@code acquired = released + invalidated + active}, and {@code created = destroyed +
 * live}.
 *
 * @param minSize resources kept ready
 * @param maxSize resources at most
 * @param connecting being created
 * @param idle ready
 * @param checking being validated
 * @param active held
 * @param closing being destroyed; not part of the total
 * @param waiting callers that wait
 * @param acquired leases granted
 * @param invalidated leases that ended with {@link Lease#invalidate}
 * @param failures calls that got no lease, by reason
 * @param created resources made
 * @param createFailures attempts that failed or timed out
 * @param endings resources whose destruction has begun, by reason
 * @param destroyed resources whose destruction has ended
 * @param leaked leases that were held beyond {@link PoolConfig#leakThreshold}
 * @param handedOver leases granted to a caller that had to wait
 * @param waited the sum of what those had to wait
 * @param longestWait the longest of these waits
 */
public record PoolStats(
    PoolPhase phase,
    int minSize,
    int maxSize,
    int connecting,
    int idle,
    int checking,
    int active,
    int closing,
    int waiting,
    long acquired,
    long invalidated,
    Map<AcquireFailure, Long> failures,
    long created,
    long createFailures,
    Map<EndReason, Long> endings,
    long destroyed,
    long leaked,
    long handedOver,
    Duration waited,
    Duration longestWait) {

  public PoolStats {
    failures = copy(AcquireFailure.class, failures);
    endings = copy(EndReason.class, endings);
  }

  private static <K extends Enum<K>> Map<K, Long> copy(Class<K> keys, Map<K, Long> map) {
    var copy = new EnumMap<K, Long>(keys);
    copy.putAll(map);
    return Collections.unmodifiableMap(copy);
  }

  /** Resources that take a place in the pool. */
  public int total() {
    return connecting + idle + checking + active;
  }

  /** Resources that exist: made, and not destroyed. */
  public long live() {
    return created - destroyed;
  }

  /** Calls so far, also those that still wait. */
  public long calls() {
    return acquired + failed() + waiting;
  }

  /** Calls that got no lease. */
  public long failed() {
    return failures.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Calls that got no lease for this reason. */
  public long failedFor(AcquireFailure reason) {
    return failures.getOrDefault(reason, 0L);
  }

  /** Resources whose destruction has begun for this reason. */
  public long endedFor(EndReason reason) {
    return endings.getOrDefault(reason, 0L);
  }

  /** Leases that ended with {@link Lease#release}. */
  public long released() {
    return acquired - invalidated - active;
  }
}
