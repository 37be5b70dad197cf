package c10k.loop.cluster;

import java.time.Duration;

/**
 * How long to wait before a worker that has died is started again: twice as long after each death in
 * a row, so that one that cannot live does not keep the machine busy with starting it.
 *
 * <p>Confined to the supervisor.
 */
final class Backoff {
  static final Duration FIRST = Duration.ofMillis(100);
  static final Duration LONGEST = Duration.ofSeconds(30);

  /** Who served for so long was well, and died of something new. */
  static final Duration WELL = Duration.ofSeconds(10);

  private Duration next = FIRST;

  /**
   * The pause after a death.
   *
   * @param served how long it had been listening
   */
  Duration died(Duration served) {
    if (served.compareTo(WELL) >= 0) {
      next = FIRST;
    }
    var pause = next;
    var doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return pause;
  }
}
