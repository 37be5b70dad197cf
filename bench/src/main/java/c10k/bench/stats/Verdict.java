package c10k.bench.stats;

/** What a ratio says about a change, or about two contestants. */
public enum Verdict {
  BETTER("better"),
  WORSE("worse"),
  /** A difference is seen, but no greater than equals differ, or than is worth a word. */
  WITHIN_NOISE("within noise"),
  /** Equality is plausible, and so would be a difference that matters. */
  NOT_DETECTED("no change detected"),
  /** Too few rounds. */
  UNKNOWN("too few rounds");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** For tables. */
  public String words() {
    return words;
  }

  /**
   * Judges.
   *
   * @param estimate the ratio of the new to the old
   * @param tolerance differences up to this share do not count, such as 0.05
   */
  public static Verdict of(RatioEstimate estimate, double tolerance, Direction direction) {
    if (estimate.interval().isEmpty()) {
      return UNKNOWN;
    }
    var interval = estimate.interval().get();
    boolean small = Math.abs(Math.log(estimate.ratio())) <= Math.log1p(tolerance);
    if (!estimate.isDifference()) {
      return isWithin(interval, tolerance) ? WITHIN_NOISE : NOT_DETECTED;
    }
    if (small) {
      return WITHIN_NOISE;
    }
    boolean lower = estimate.ratio() < 1;
    return lower == (direction == Direction.LOWER_IS_BETTER) ? BETTER : WORSE;
  }

  private static boolean isWithin(Interval interval, double tolerance) {
    return interval.low() >= 1 / (1 + tolerance) && interval.high() <= 1 + tolerance;
  }
}
