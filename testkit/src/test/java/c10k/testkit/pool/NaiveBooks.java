package c10k.testkit.pool;

import static c10k.testkit.pool.PoolFlaw.SHRINKING_UNDERFLOWS;

import c10k.pool.AcquireFailure;
import c10k.pool.EndReason;
import c10k.pool.PoolConfig;
import c10k.pool.PoolEvent;
import c10k.pool.PoolStats;
import c10k.pool.ResourceState;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what happens. */
final class NaiveBooks {
  long acquired;
  long invalidated;
  final Map<AcquireFailure, Long> failures = new EnumMap<>(AcquireFailure.class);
  long created;
  long createFailures;
  final Map<EndReason, Long> endings = new EnumMap<>(EndReason.class);
  long destroyed;
  long leaked;
  private long handedOver;
  private long waitedNanos;
  private long longestWaitNanos;

  void waited(long nanos) {
    handedOver++;
    waitedNanos += nanos;
    longestWaitNanos = Math.max(longestWaitNanos, nanos);
  }

  <R> PoolStats stats(NaivePool<R> pool) {
    return new PoolStats(
        pool.phase,
        pool.minSize,
        pool.maxSize,
        pool.count(ResourceState.CONNECTING),
        idle(pool),
        pool.count(ResourceState.CHECKING),
        pool.count(ResourceState.ACTIVE),
        pool.count(ResourceState.BROKEN),
        (int) pool.waiters.stream().filter(waiter -> !waiter.over).count(),
        acquired,
        invalidated,
        failures,
        created,
        createFailures,
        endings,
        destroyed,
        leaked,
        handedOver,
        Duration.ofNanos(waitedNanos),
        Duration.ofNanos(longestWaitNanos));
  }

  private static <R> int idle(NaivePool<R> pool) {
    int idle = pool.count(ResourceState.IDLE);
    return pool.has(SHRINKING_UNDERFLOWS) ? Math.min(idle, pool.maxSize - pool.count(ResourceState.ACTIVE)) : idle;
  }

  /** Listeners change nothing, not even by what they throw. */
  static void tell(PoolConfig config, PoolEvent event) {
    for (var listener : List.copyOf(config.listeners())) {
      try {
        listener.on(event);
      } catch (RuntimeException | Error e) {
        System.getLogger("c10k.testkit.pool").log(System.Logger.Level.DEBUG, "a listener failed", e);
      }
    }
  }
}
