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
    return of(estimates, 0, direction);
  }

  /**
   * The same, and differences that do not matter put nobody behind, so that ranks do not contradict verdicts.
   *
   * @param tolerance differences up to this share do not count, such as 0.05
   */
  public static Map<String, Optional<Integer>> of(Map<String, RatioEstimate> estimates, double tolerance, Direction direction) {
    var ranks = new LinkedHashMap<String, Optional<Integer>>();
    estimates.forEach((contestant, own) -> ranks.put(contestant, own.interval().map(_ -> 1 + clearlyBetter(own, estimates, tolerance, direction))));
    return ranks;
  }

  private static int clearlyBetter(RatioEstimate own, Map<String, RatioEstimate> estimates, double tolerance, Direction direction) {
    return (int) estimates.values().stream()
        .filter(other -> direction == Direction.LOWER_IS_BETTER ? isClearlyLess(other, own, tolerance) : isClearlyLess(own, other, tolerance))
        .count();
  }

  private static boolean isClearlyLess(RatioEstimate one, RatioEstimate other, double tolerance) {
    return one.interval().isPresent() && other.interval().isPresent()
        && one.interval().get().isBelow(other.interval().get())
        && other.ratio() > one.ratio() * (1 + tolerance);
  }
}
