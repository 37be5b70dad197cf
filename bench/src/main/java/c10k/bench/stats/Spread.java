package c10k.bench.stats;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How much the ratios of two contestants differ from round to round, and thus what a comparison of so many rounds can find: a difference counts as
 * found if four comparisons of five tell it from none at the level of 5 %.
 *
 * @param ofLogarithms the standard deviation of the ratios' logarithms
 */
public record Spread(double ofLogarithms) {

  /** Who needs more should look for a quieter machine. */
  public static final int MOST_ROUNDS = 1_000;

  private static final double POWER = 0.8;

  /**
   * Estimates from several comparisons, each of which may have a true ratio of its own.
   *
   * @param comparisons the rounds' ratios of each, above zero; at least one comparison of two rounds
   */
  public static Spread within(List<double[]> comparisons) {
    double squares = comparisons.stream().mapToDouble(Spread::squares).sum();
    int freedom = comparisons.stream().mapToInt(ratios -> ratios.length - 1).sum();
    return new Spread(Math.sqrt(squares / freedom));
  }

  private static double squares(double[] ratios) {
    var logarithms = Arrays.stream(ratios).map(Math::log).toArray();
    double mean = Arrays.stream(logarithms).average().orElseThrow();
    return Arrays.stream(logarithms).map(value -> (value - mean) * (value - mean)).sum();
  }

  /** The least ratio above one that so many rounds find. */
  public double leastRatio(int rounds) {
    var student = TDistribution.of(rounds - 1);
    double errors = student.inverseCumulativeProbability(RatioEstimate.UPPER_TAIL) + student.inverseCumulativeProbability(POWER);
    return Math.exp(errors * ofLogarithms / Math.sqrt(rounds));
  }

  /** How many rounds find this ratio, which is above one; none if {@value #MOST_ROUNDS} do not. */
  public OptionalInt roundsFor(double ratio) {
    return IntStream.rangeClosed(RatioEstimate.FEWEST_FOR_INTERVAL, MOST_ROUNDS).filter(rounds -> leastRatio(rounds) <= ratio).findFirst();
  }
}
