package c10k.bench.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * By how much one contestant differs from another, from one ratio per round: each round runs both, so what drifts between
 * rounds falls out.
 *
 * <p>The interval is Student's, of the logarithms. Resampling the rounds, which is often done instead, pretends to know more than
 * so few rounds tell: {@code RatioEstimateTest} counts how often each interval holds the truth.
 *
 * @param ratio the geometric mean of the rounds' ratios
 * @param rounds how many there were
 * @param interval holds the true ratio in 95 of 100 experiments; from {@value #FEWEST_FOR_INTERVAL} rounds on
 * @param pValue of the exact signed-rank test of Wilcoxon, for no difference; from {@value #FEWEST_FOR_TEST} rounds on, because with fewer it
 *     cannot fall below 5 %
 */
public record RatioEstimate(double ratio, int rounds, Optional<Interval> interval, OptionalDouble pValue) {

  /** Two rounds give an interval too, but one of no use. */
  public static final int FEWEST_FOR_INTERVAL = 3;

  /** From so many rounds on, the signed-rank test can tell anything. */
  public static final int FEWEST_FOR_TEST = 6;

  /** Of Student's distribution, for two-sided statements at the level of 5 %. */
  static final double UPPER_TAIL = 0.975;

  /**
   * Estimates from the rounds' ratios.
   *
   * @param ratios above zero; at least one
   */
  public static RatioEstimate of(double... ratios) {
    var logarithms = Arrays.stream(ratios).map(Math::log).toArray();
    return new RatioEstimate(Averages.geometricMean(ratios), ratios.length, interval(ratios), pValue(logarithms));
  }

  /**
   * Estimates the ratio between two ratios from experiments of their own, each with its rounds: as of the same contestant before and
   * after a change. Rounds of different experiments have nothing in common, so the interval is that of Welch.
   *
   * @param base ratios of the experiment before, above zero; at least one
   * @param head ratios of the experiment after
   */
  public static RatioEstimate between(double[] base, double[] head) {
    double ratio = Averages.geometricMean(head) / Averages.geometricMean(base);
    int rounds = Math.min(base.length, head.length);
    if (rounds < FEWEST_FOR_INTERVAL) {
      return new RatioEstimate(ratio, rounds, Optional.empty(), OptionalDouble.empty());
    }
    double ofBase = squaredError(base);
    double ofHead = squaredError(head);
    double error = Math.sqrt(ofBase + ofHead);
    double freedom = error == 0 ? rounds : Math.pow(error, 4) / (ofBase * ofBase / (base.length - 1) + ofHead * ofHead / (head.length - 1));
    return new RatioEstimate(ratio, rounds, Optional.of(around(Math.log(ratio), error, freedom)), OptionalDouble.empty());
  }

  private static double squaredError(double[] ratios) {
    double spread = Spread.within(List.of(ratios)).ofLogarithms();
    return spread * spread / ratios.length;
  }

  private static Optional<Interval> interval(double[] ratios) {
    if (ratios.length < FEWEST_FOR_INTERVAL) {
      return Optional.empty();
    }
    return Optional.of(around(Math.log(Averages.geometricMean(ratios)), Math.sqrt(squaredError(ratios)), ratios.length - 1));
  }

  private static Interval around(double logarithm, double error, double freedom) {
    double reach = error * TDistribution.of(freedom).inverseCumulativeProbability(UPPER_TAIL);
    return new Interval(Math.exp(logarithm - reach), Math.exp(logarithm + reach));
  }

  private static OptionalDouble pValue(double[] logarithms) {
    if (logarithms.length < FEWEST_FOR_TEST) {
      return OptionalDouble.empty();
    }
    var different = Arrays.stream(logarithms).filter(value -> value != 0).toArray();
    if (different.length == 0) {
      return OptionalDouble.of(1);
    }
    var test = WilcoxonSignedRankTest.withDefaults().with(PValueMethod.AUTO);
    return OptionalDouble.of(test.test(different).getPValue());
  }

  /** Whether equality is not plausible; without an interval, nobody knows. */
  public boolean isDifference() {
    return interval.isPresent() && !interval.get().contains(1);
  }
}
