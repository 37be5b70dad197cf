package c10k.bench.advise;

import java.time.Duration;

/**
 * What some requests need beside being received and answered.
 *
 * @param share of the requests, from 0 to 1
 * @param time that each of them takes
 */
public record Work(double share, Duration time) {

  /** No request needs anything. */
  public static final Work NONE = new Work(0, Duration.ZERO);

  private static final double NANOS_PER_SECOND = 1e9;

  public Work {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a share goes from 0 to 1, and " + share + " does not");
    }
    if (time.isNegative()) {
      throw new IllegalArgumentException("no work takes " + time);
    }
  }

  /** In seconds. */
  double seconds() {
    return time.toNanos() / NANOS_PER_SECOND;
  }

  /** Pieces of work under way at the same time: Little's law. */
  double underWay(double rate) {
    return rate * share * seconds();
  }
}
