package c10k.pool.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.pool.AcquireFailure;
import c10k.pool.EndReason;
import c10k.pool.HealthReport;
import c10k.pool.Holder;
import c10k.pool.PoolConfig;
import c10k.pool.PoolControl;
import c10k.pool.PoolPhase;
import c10k.pool.PoolStats;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PoolMetricsTest {
  private static final PoolStats STATS = new PoolStats(
      PoolPhase.RUNNING, 2, 10, 1, 3, 1, 4, 5, 6, 100, 7,
      Map.of(AcquireFailure.EXHAUSTED, 8L, AcquireFailure.CANCELLED, 9L), 20, 11, Map.of(EndReason.TOO_OLD, 12L), 12, 13, 14,
      Duration.ofSeconds(28), Duration.ofMillis(3_500));

  private final WatchedPool pool = new WatchedPool("db");
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void figuresMustComeFromTheStatistics() {
    PoolMetrics.of(pool).bindTo(registry);
    assertThat(gauge("c10k.pool.size.min")).isEqualTo(2);
    assertThat(gauge("c10k.pool.size.max")).isEqualTo(10);
    assertThat(gauge("c10k.pool.resources", "state", "connecting")).isEqualTo(1);
    assertThat(gauge("c10k.pool.resources", "state", "idle")).isEqualTo(3);
    assertThat(gauge("c10k.pool.resources", "state", "checking")).isEqualTo(1);
    assertThat(gauge("c10k.pool.resources", "state", "active")).isEqualTo(4);
    assertThat(gauge("c10k.pool.resources", "state", "closing")).isEqualTo(5);
    assertThat(gauge("c10k.pool.waiting")).isEqualTo(6);
    assertThat(counter("c10k.pool.acquired")).isEqualTo(100);
    assertThat(counter("c10k.pool.invalidated")).isEqualTo(7);
    assertThat(counter("c10k.pool.failures", "reason", "exhausted")).isEqualTo(8);
    assertThat(counter("c10k.pool.failures", "reason", "cancelled")).isEqualTo(9);
    assertThat(counter("c10k.pool.failures", "reason", "closed")).isZero();
    assertThat(counter("c10k.pool.created")).isEqualTo(20);
    assertThat(counter("c10k.pool.create.failures")).isEqualTo(11);
    assertThat(counter("c10k.pool.ended", "reason", "too_old")).isEqualTo(12);
    assertThat(counter("c10k.pool.destroyed")).isEqualTo(12);
    assertThat(counter("c10k.pool.leaked")).isEqualTo(13);
  }

  @Test
  void waitsMustBeATimer() {
    PoolMetrics.of(pool).bindTo(registry);
    var wait = registry.get("c10k.pool.wait").functionTimer();
    assertThat(wait.count()).isEqualTo(14);
    assertThat(wait.totalTime(TimeUnit.SECONDS)).isEqualTo(28);
    assertThat(wait.mean(TimeUnit.SECONDS)).isEqualTo(2);
    assertThat(registry.get("c10k.pool.longest.wait").timeGauge().value(TimeUnit.MILLISECONDS)).isEqualTo(3_500);
  }

  @Test
  void nothingMustBeAskedBeforeTheRegistryAsks() {
    PoolMetrics.of(pool).bindTo(registry);
    assertThat(pool.pictures).isZero();
    gauge("c10k.pool.waiting");
    assertThat(pool.pictures).isEqualTo(1);
  }

  @Test
  void poolsMustBeToldApart() {
    PoolMetrics.of(pool).bindTo(registry);
    int meters = registry.getMeters().size();
    PoolMetrics.of(new WatchedPool("cache")).bindTo(registry);
    assertThat(registry.getMeters()).hasSize(2 * meters);
    assertThat(registry.getMeters()).extracting(Meter::getId).allMatch(id -> id.getTag("pool") != null && id.getDescription() != null);
  }

  private double gauge(String name, String... tags) {
    return registry.get(name).tags(tags).gauge().value();
  }

  private double counter(String name, String... tags) {
    return registry.get(name).tags(tags).functionCounter().count();
  }

  /** Has figures, and nothing else. */
  private static final class WatchedPool implements PoolControl {
    private final PoolConfig config;
    private int pictures;

    WatchedPool(String name) {
      config = PoolConfig.builder().name(name).build();
    }

    @Override
    public PoolConfig config() {
      return config;
    }

    @Override
    public PoolStats stats() {
      pictures++;
      return STATS;
    }

    @Override
    public List<Holder> holders() {
      return List.of();
    }

    @Override
    public HealthReport health() {
      return new HealthReport(List.of());
    }

    @Override
    public void resize(int minSize, int maxSize) {}

    @Override
    public void suspend() {}

    @Override
    public void resume() {}

    @Override
    public void evictAll() {}

    @Override
    public CompletionStage<Void> terminated() {
      return new CompletableFuture<>();
    }
  }
}
