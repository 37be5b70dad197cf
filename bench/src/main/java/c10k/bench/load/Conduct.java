package c10k.bench.load;

import java.time.Duration;
import java.util.Optional;

/**
 * How a phase of load is carried out, beyond how much and how long.
 *
 * @param probes so many of the connections carry a light load of their own, {@link #PROBE_RATE} lines per second together, and are reported apart: what a
 *     user feels who asks seldom. Zero for none
 * @param oneAtATime whether a line that is due waits until its connection has the answer to the one before, as with most generators: the wait is in the
 *     response time and not in the service time
 * @param giveUpBehind ends an open loop early once more lines are unanswered than come due in this time: what is lost need not be watched. Empty for never
 */
public record Conduct(int probes, boolean oneAtATime, Optional<Duration> giveUpBehind) {

  /** As a plan has it unless told otherwise. */
  public static final Conduct USUAL = new Conduct(0, false, Optional.empty());

  /** Lines per second of all probes together: no load to speak of. */
  public static final double PROBE_RATE = 200;

  /** The same with so many probes. */
  public Conduct withProbes(int newProbes) {
    return new Conduct(newProbes, oneAtATime, giveUpBehind);
  }

  /** The same with one line per connection under way. */
  public Conduct withOneAtATime() {
    return new Conduct(probes, true, giveUpBehind);
  }

  /** The same that gives up a loop that fell behind so far. */
  public Conduct givingUpBehind(Duration behind) {
    return new Conduct(probes, oneAtATime, Optional.of(behind));
  }
}
