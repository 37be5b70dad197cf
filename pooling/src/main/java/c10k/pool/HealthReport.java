package c10k.pool;

import java.time.Duration;
import java.util.List;

/**
 * The health of a pool's resources.
 *
 * @param resources those that exist now
 */
public record HealthReport(List<ResourceHealth> resources) {

  /**
   * The health of one resource, from its last checks and its users' reports.
   *
   * @param resource its number in the pool
   * @param state what it is doing
   * @param age since it was made
   * @param checks how many of the last {@link #HISTORY} observations are known
   * @param errors how many of them failed
   * @param errorsInARow how many have failed since the last success
   * @param slowest the longest check among them
   */
  public record ResourceHealth(
      long resource, ResourceState state, Duration age, int checks, int errors, int errorsInARow, Duration slowest) {

    /** Observations kept per resource. */
    public static final int HISTORY = 100;

    /** Errors per observation, 0 to 1; 0 when nothing was observed. */
    public double errorRate() {
      return checks == 0 ? 0 : (double) errors / checks;
    }
  }

  public HealthReport {
    resources = List.copyOf(resources);
  }
}
