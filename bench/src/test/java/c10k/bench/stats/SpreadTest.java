package c10k.bench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {
  private static final int EXPERIMENTS = 4_000;

  private final Random random = new Random(11);

  private double[] ratios(int rounds, double truth, double spread) {
    return random.doubles(rounds).map(ignored -> truth * Math.exp(spread * random.nextGaussian())).toArray();
  }

  /** Share of experiments with so many rounds that tell the ratio from one. */
  private double power(int rounds, double truth, double spread) {
    return (double) Stream.generate(() -> RatioEstimate.of(ratios(rounds, truth, spread))).limit(EXPERIMENTS).filter(RatioEstimate::isDifference).count()
        / EXPERIMENTS;
  }

  @ParameterizedTest
  @CsvSource({"1.10, 0.02", "1.10, 0.05", "1.10, 0.10", "1.03, 0.04", "1.50, 0.20"})
  void soManyRoundsMUSTFindTheDifferenceInFourOfFiveExperiments(double ratio, double spread) {
    int rounds = new Spread(spread).roundsFor(ratio).orElseThrow();
    assertThat(power(rounds, ratio, spread)).isGreaterThan(0.77);
    if (rounds > 6) {
      assertThat(power(rounds * 3 / 4, ratio, spread)).isLessThan(0.8);
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 0.01", "4, 0.05", "6, 0.05", "20, 0.10"})
  void theLeastRatioMUSTBeFoundInFourOfFiveExperiments(int rounds, double spread) {
    double least = new Spread(spread).leastRatio(rounds);
    assertThat(power(rounds, least, spread)).isBetween(0.75, 0.92);
  }

  @Test
  void comparisonsOfDifferentTruthsMUSTShareTheirSpread() {
    var comparisons = Stream.of(0.5, 1.0, 2.0).map(truth -> ratios(2_000, truth, 0.07)).toList();
    assertThat(Spread.within(comparisons).ofLogarithms()).isCloseTo(0.07, within(0.003));
  }

  @Test
  void fewRoundsMUSTNotLookQuieter() {
    var comparisons = Stream.generate(() -> ratios(3, 1, 0.07)).limit(3_000).toList();
    assertThat(Spread.within(comparisons).ofLogarithms()).isCloseTo(0.07, within(0.003));
  }

  @Test
  void noSpreadMUSTFindAnythingAndTooMuchNothing() {
    assertThat(Spread.within(List.of(new double[] {2, 2, 2}, new double[] {3, 3})).ofLogarithms()).isCloseTo(0, within(1e-9));
    assertThat(new Spread(0).roundsFor(1.001)).hasValue(RatioEstimate.FEWEST_FOR_INTERVAL);
    assertThat(new Spread(1).roundsFor(1.01)).isEmpty();
  }
}
