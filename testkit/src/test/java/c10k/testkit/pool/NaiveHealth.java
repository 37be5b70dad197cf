package c10k.testkit.pool;

import c10k.pool.HealthReport.ResourceHealth;
import c10k.pool.PoolConfig;
import c10k.pool.ResourceState;
import java.time.Duration;
import java.util.ArrayDeque;

/** The last observations of one resource. */
final class NaiveHealth {
  private static final int ENOUGH_FOR_A_RATE = 20;
  private static final int PERCENT = 100;

  private record Observation(boolean good, long tookNanos) {}

  private final ArrayDeque<Observation> history = new ArrayDeque<>();
  private int errorsInARow;

  void observe(boolean good, long tookNanos) {
    history.addLast(new Observation(good, tookNanos));
    if (history.size() > ResourceHealth.HISTORY) {
      history.removeFirst();
    }
    errorsInARow = good ? 0 : errorsInARow + 1;
  }

  boolean isBad(PoolConfig config) {
    return errorsInARow >= config.maxErrorsInARow()
        || (history.size() >= ENOUGH_FOR_A_RATE && errors() * PERCENT > history.size() * config.maxErrorPercent());
  }

  boolean hasErrors() {
    return errors() > 0;
  }

  private int errors() {
    return (int) history.stream().filter(observation -> !observation.good).count();
  }

  ResourceHealth report(long id, ResourceState state, long ageNanos) {
    long slowest = history.stream().mapToLong(Observation::tookNanos).max().orElse(0);
    return new ResourceHealth(id, state, Duration.ofNanos(ageNanos), history.size(), errors(), errorsInARow, Duration.ofNanos(slowest));
  }
}
