package c10k.pool;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Configurations to start from, each for one kind of load. */
@SuppressWarnings("ImmutableEnumChecker") // The functions keep nothing.
public enum PoolPreset {
  /** Many short uses at full load: more resources, filled early and in parallel, few checks. */
  HIGH_THROUGHPUT(config -> config
      .size(10, 50)
      .connectParallelism(4)
      .acquireTimeout(Duration.ofSeconds(10))
      .validateAfterIdle(Duration.ofSeconds(5))
      .idleTimeout(Duration.ofMinutes(15))),
  /** Callers that cannot wait: everything is open before they come, and they give up soon. */
  LOW_LATENCY(config -> config
      .size(20, 20)
      .connectParallelism(4)
      .maxWaiters(100)
      .acquireTimeout(Duration.ofMillis(500))
      .checkTimeout(Duration.ofMillis(200))
      .healthCheckInterval(Duration.ofSeconds(10))
      .maxOvertakes(0)),
  /** A small machine, or a backend shared with many: nothing is kept that is not used. */
  RESOURCE_CONSTRAINED(config -> config
      .size(0, 5)
      .maxWaiters(100)
      .acquireTimeout(Duration.ofSeconds(10))
      .idleTimeout(Duration.ofMinutes(1))
      .evictionInterval(Duration.ofSeconds(10))
      .maxAge(Duration.ofMinutes(10))),
  /** The defaults, with a few resources ready. */
  BALANCED(config -> config.size(5, 20));

  private final UnaryOperator<PoolConfig.Builder> settings;

  PoolPreset(UnaryOperator<PoolConfig.Builder> settings) {
    this.settings = settings;
  }

  /** The name by which users choose it, such as {@code low-latency}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A configuration to start from. */
  public PoolConfig.Builder builder() {
    return settings.apply(PoolConfig.builder());
  }

  /** The preset of that label. */
  public static Optional<PoolPreset> of(String label) {
    return Arrays.stream(values()).filter(preset -> preset.label().equals(label)).findFirst();
  }
}
