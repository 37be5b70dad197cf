package c10k.pool.metrics;

import c10k.pool.AcquireFailure;
import c10k.pool.EndReason;
import c10k.pool.PoolControl;
import c10k.pool.PoolStats;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * Shows a pool's {@link PoolStats} as meters. Everything is read from {@link PoolControl#stats}
 * when the registry asks; the pool does not know that it is watched, and acquiring costs the same.
 *
 * <p>Each meter takes a picture of its own: figures of one pool that are read one after another
 * need not add up. The meters keep the pool alive, until they are removed from the registry.
 *
 * <p>Threads: safe for use by any thread.
 */
@SuppressWarnings("exports") // The types are Micrometer's; who uses this class has it.
public final class PoolMetrics implements MeterBinder {
  private static final String PREFIX = "c10k.pool.";
  private static final String STATE = "state";
  private static final String REASON = "reason";

  private final PoolControl pool;
  private final Tags tags;

  private PoolMetrics(PoolControl pool) {
    this.pool = pool;
    this.tags = Tags.of("pool", pool.config().name());
  }

  /** The meters of a pool, all tagged with its name. */
  public static PoolMetrics of(PoolControl pool) {
    return new PoolMetrics(pool);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    bindSizes(registry);
    bindResources(registry);
    bindCalls(registry);
    bindWaits(registry);
  }

  private void bindSizes(MeterRegistry registry) {
    gauge(registry, "size.min", "Resources kept ready", PoolStats::minSize);
    gauge(registry, "size.max", "Resources at most", PoolStats::maxSize);
    state(registry, "connecting", PoolStats::connecting);
    state(registry, "idle", PoolStats::idle);
    state(registry, "checking", PoolStats::checking);
    state(registry, "active", PoolStats::active);
    state(registry, "closing", PoolStats::closing);
  }

  private void bindResources(MeterRegistry registry) {
    counter(registry, "created", "Resources made", Tags.empty(), PoolStats::created);
    counter(registry, "create.failures", "Attempts that failed or timed out", Tags.empty(), PoolStats::createFailures);
    counter(registry, "destroyed", "Resources whose destruction has ended", Tags.empty(), PoolStats::destroyed);
    for (var reason : EndReason.values()) {
      counter(registry, "ended", "Resources whose destruction has begun", tag(reason), stats -> stats.endedFor(reason));
    }
  }

  private void bindCalls(MeterRegistry registry) {
    counter(registry, "acquired", "Leases granted", Tags.empty(), PoolStats::acquired);
    counter(registry, "invalidated", "Leases of a resource found broken", Tags.empty(), PoolStats::invalidated);
    counter(registry, "leaked", "Leases held for longer than allowed", Tags.empty(), PoolStats::leaked);
    for (var reason : AcquireFailure.values()) {
      counter(registry, "failures", "Calls that got no lease", tag(reason), stats -> stats.failedFor(reason));
    }
  }

  private void bindWaits(MeterRegistry registry) {
    gauge(registry, "waiting", "Callers that wait", PoolStats::waiting);
    TimeGauge.builder(PREFIX + "longest.wait", pool, TimeUnit.NANOSECONDS, watched -> watched.stats().longestWait().toNanos())
        .description("The longest wait that ended with a lease")
        .tags(tags)
        .strongReference(true)
        .register(registry);
    FunctionTimer.builder(
        PREFIX + "wait", pool, watched -> watched.stats().handedOver(), watched -> watched.stats().waited().toNanos(), TimeUnit.NANOSECONDS)
        .description("Waits that ended with a lease")
        .tags(tags)
        .register(registry);
  }

  private static Tags tag(Enum<?> reason) {
    return Tags.of(REASON, reason.name().toLowerCase(Locale.ROOT));
  }

  private void state(MeterRegistry registry, String state, ToDoubleFunction<PoolStats> figure) {
    Gauge.builder(PREFIX + "resources", pool, watched -> figure.applyAsDouble(watched.stats()))
        .description("Resources by what they are doing")
        .tags(tags.and(STATE, state))
        .strongReference(true)
        .register(registry);
  }

  private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<PoolStats> figure) {
    Gauge.builder(PREFIX + name, pool, watched -> figure.applyAsDouble(watched.stats()))
        .description(description)
        .tags(tags)
        .strongReference(true)
        .register(registry);
  }

  /** It refers to the pool weakly, and cannot do otherwise; the gauges keep the pool alive for it. */
  private void counter(
      MeterRegistry registry, String name, String description, Tags more, ToLongFunction<PoolStats> figure) {
    FunctionCounter.builder(PREFIX + name, pool, watched -> figure.applyAsLong(watched.stats()))
        .description(description)
        .tags(tags.and(more))
        .register(registry);
  }
}
