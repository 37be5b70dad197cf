package c10k.bench.stats;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Places of contestants, of which several may be the same: who is not clearly behind somebody is not behind. */
public final class Ranks {

  private Ranks() {}

  /**
   * Gives each contestant a rank: one more than the number of those who are clearly better, so that those whose intervals overlap
   * that of the best are all first.
   *
   * @param estimates ratios to one and the same reference, by contestant; those without an interval get no rank
   */
  public static Map<String, Optional<Integer>> of(Map<String, RatioEstimate> estimates, Direction direction) {
    var ranks = new LinkedHashMap<String, Optional<Integer>>();
    estimates.forEach((contestant, estimate) -> ranks.put(contestant, estimate.interval().map(own -> 1 + clearlyBetter(own, estimates, direction))));
    return ranks;
  }

  private static int clearlyBetter(Interval own, Map<String, RatioEstimate> estimates, Direction direction) {
    return (int) estimates.values().stream()
        .flatMap(estimate -> estimate.interval().stream())
        .filter(other -> direction == Direction.LOWER_IS_BETTER ? other.isBelow(own) : own.isBelow(other))
        .count();
  }
}
