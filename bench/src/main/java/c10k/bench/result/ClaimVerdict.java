package c10k.bench.result;

import java.util.Locale;

/**
 * How a measured figure relates to a claim.
 *
 * @param factor how many times it is beyond the nearer end of the claim, at least 1; exactly 1 within; infinite for a figure of zero below the claim
 */
public record ClaimVerdict(Side side, double factor) {
  private static final double TO_THE_UNIT = 10;

  /** On which side of the claim a figure lies. */
  public enum Side {
    BELOW,
    WITHIN,
    ABOVE
  }

  /**
   * Compares.
   *
   * @param measured in the unit of the claim's figure
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public static ClaimVerdict of(Claim claim, double measured) {
    if (!(measured >= 0 && Double.isFinite(measured))) {
      throw new IllegalArgumentException("A measured figure of " + measured + " cannot be compared with a claim.");
    }
    if (measured < claim.low()) {
      return new ClaimVerdict(Side.BELOW, claim.low() / measured);
    }
    if (measured > claim.high()) {
      return new ClaimVerdict(Side.ABOVE, measured / claim.high());
    }
    return new ClaimVerdict(Side.WITHIN, 1);
  }

  /** For tables. */
  public String words() {
    return switch (side) {
      case WITHIN -> "as claimed";
      case BELOW -> "below the claim" + by();
      case ABOVE -> "above the claim" + by();
    };
  }

  private String by() {
    if (Double.isInfinite(factor)) {
      return "";
    }
    // 1.04 and 37: a digit after the point where it says something.
    return ", by a factor of " + String.format(Locale.ROOT, factor < 2 ? "%.2f" : factor < TO_THE_UNIT ? "%.1f" : "%.0f", factor);
  }
}
