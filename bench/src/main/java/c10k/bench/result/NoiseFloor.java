package c10k.bench.result;

import c10k.bench.contestant.Contestants;
import c10k.bench.stats.Interval;
import c10k.bench.stats.RatioEstimate;
import java.util.Optional;

/**
 * How far equals differ: the reference ran a second time in each round, under another label, so its ratio to itself would be one without noise.
 *
 * <p>One ratio per round, as for everybody else, although each round has the mirrored order of the one before it. The means of such pairs of rounds
 * would be free of a drift that lasts; but half as many values are left: with six rounds the interval of three pairs is half as wide again, and
 * no narrower until the machine drifts within a round by three times the noise of a launch ({@code NoiseFloorTest} simulates both). The ratio itself is
 * the same, because drift falls out of the mean over an even number of rounds. What drift is left in single rounds makes the interval too wide, never
 * too narrow, and does so for all contestants alike, which is what a floor has to tell.
 *
 * @param scenario its name
 * @param figure its key
 * @param ratio of the reference to itself: the geometric mean over the rounds
 * @param interval of the ratio: 95 %
 */
public record NoiseFloor(String scenario, String caseName, String figure, double ratio, Interval interval) {

  /** The floor of a case; empty without a control, or with too few rounds for an interval. */
  public static Optional<NoiseFloor> of(ScenarioRecord scenario, String caseName, CellTrials trials) {
    return trials.estimate(scenario.reference() + Contestants.AGAIN, scenario.reference())
        .flatMap(estimate -> of(scenario.name(), caseName, trials.figure().key(), estimate));
  }

  private static Optional<NoiseFloor> of(String scenario, String caseName, String figure, RatioEstimate estimate) {
    return estimate.interval().map(interval -> new NoiseFloor(scenario, caseName, figure, estimate.ratio(), interval));
  }

  /** Half the interval's width, as a share: 0.03 if it reaches 3 % up from its middle. */
  public double halfWidth() {
    return Math.sqrt(interval.high() / interval.low()) - 1;
  }

  /** Whether the control found nothing, as it should 95 times in 100. */
  public boolean holdsEquality() {
    return interval.contains(1);
  }

  /** What {@link #tolerance()} is for this estimate of the control; empty without an interval. */
  public static Optional<Double> toleranceOf(RatioEstimate control) {
    return of("", "", "", control).map(NoiseFloor::tolerance);
  }

  /** Differences up to this share do not count: the half width, or how far equals seem to differ if that is more. */
  public double tolerance() {
    return holdsEquality() ? halfWidth() : Math.max(interval.high(), 1 / interval.low()) - 1;
  }
}
