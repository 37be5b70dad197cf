package c10k.pool.sizing;

import c10k.server.Requirements;
import java.time.Duration;

/**
 * What comes in, checked as a part of a {@link SizingQuestion}.
 *
 * @param perSecond requests per second that need a resource, in the busiest hour
 * @param timeInUse how long each holds it, the mean
 */
public record Load(double perSecond, Duration timeInUse) {
  private static final double MOST_PER_SECOND = 1e9;

  void check(Requirements requirements) {
    requirements.require(
        perSecond > 0 && perSecond <= MOST_PER_SECOND,
        "The rate is " + Words.decimal(perSecond) + " per second, but must be above zero, and at most a thousand million.");
    requirements.positive(timeInUse, "timeInUse");
  }
}
