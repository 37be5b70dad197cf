package c10k.bench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ratios with their intervals: above all, how often an interval holds the truth. */
class RatioEstimateTest {
  private static final double EXACT = 1e-9;
  private static final int EXPERIMENTS = 4_000;
  private static final double NOISE = 0.05;

  /** Six standard errors of a share of 5 % in so many experiments. */
  private static final double SIX_ERRORS = 6 * Math.sqrt(0.05 * 0.95 / EXPERIMENTS);

  @Test
  void theRatioMUSTBeTheGeometricMean() {
    assertThat(RatioEstimate.of(0.5, 2).ratio()).isCloseTo(1, within(EXACT));
    assertThat(RatioEstimate.of(1, 10, 100).ratio()).isCloseTo(10, within(EXACT));
  }

  @Test
  void tooFewRoundsMUSTGiveNoInterval() {
    assertThat(RatioEstimate.of(1.1, 1.2).interval()).isEmpty();
    assertThat(RatioEstimate.of(1.1, 1.2, 1.3).interval()).isPresent();
    assertThat(RatioEstimate.of(1.1, 1.2, 1.3, 1.2, 1.1).pValue()).isEmpty();
    assertThat(RatioEstimate.of(1.1, 1.2).isDifference()).isFalse();
  }

  /** By the table of Student's distribution: 2.776 errors at four degrees of freedom. */
  @Test
  void theIntervalMUSTBeStudents() {
    var interval = RatioEstimate.of(1, Math.E, Math.exp(2), Math.exp(3), Math.exp(4)).interval().orElseThrow();
    double error = Math.sqrt(2.5 / 5);
    assertThat(Math.log(interval.low())).isCloseTo(2 - 2.776 * error, within(0.001));
    assertThat(Math.log(interval.high())).isCloseTo(2 + 2.776 * error, within(0.001));
  }

  /** All six on one side: two of the 64 ways to sign them. */
  @Test
  void theSignedRankTestMUSTBeExact() {
    assertThat(RatioEstimate.of(1.01, 1.02, 1.03, 1.04, 1.05, 1.06).pValue().orElseThrow()).isCloseTo(2.0 / 64, within(EXACT));
    assertThat(RatioEstimate.of(1, 1, 1, 1, 1, 1).pValue()).hasValue(1);
  }

  @Property(tries = 100)
  void swappingTheTwoMUSTTurnTheEstimateOver(@ForAll @Size(min = 3, max = 9) List<@DoubleRange(min = 0.5, max = 2) Double> values) {
    var ratios = values.stream().mapToDouble(Double::doubleValue).toArray();
    var there = RatioEstimate.of(ratios);
    var back = RatioEstimate.of(Arrays.stream(ratios).map(ratio -> 1 / ratio).toArray());
    assertThat(back.ratio()).isCloseTo(1 / there.ratio(), within(EXACT));
    assertThat(back.interval().orElseThrow().low()).isCloseTo(1 / there.interval().orElseThrow().high(), within(1e-6));
    assertThat(back.isDifference()).isEqualTo(there.isDifference());
  }

  /** The level of 5 % is kept with few rounds, and also where one round in ten is disturbed four times as much. */
  @ParameterizedTest
  @CsvSource({"3, false", "4, false", "6, false", "12, false", "3, true", "6, true", "12, true"})
  void equalsMUSTNotBeToldApartMoreOftenThanOneTimeInTwenty(int rounds, boolean disturbed) {
    var random = new Random(rounds);
    double wrong = share(() -> RatioEstimate.of(ratios(random, rounds, 1, disturbed)).isDifference());
    assertThat(wrong).isLessThan(0.05 + SIX_ERRORS);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 6, 12})
  void equalsOfTwoExperimentsMUSTNotBeToldApartMoreOftenThanOneTimeInTwenty(int rounds) {
    var random = new Random(rounds);
    double wrong = share(() -> RatioEstimate.between(ratios(random, rounds, 1.3, false), ratios(random, rounds + 2, 1.3, false)).isDifference());
    assertThat(wrong).isLessThan(0.05 + SIX_ERRORS);
  }

  /** Why the interval is not the usual one of resampled rounds: with six rounds that is wrong more than one time in ten. */
  @Test
  void resampledRoundsWouldTellEqualsApartTooOften() {
    var random = new Random(6);
    assertThat(share(() -> !resampled(ratios(random, 6, 1, false), random).contains(1))).isGreaterThan(0.1);
    assertThat(share(() -> !resampled(ratios(random, 3, 1, false), random).contains(1))).isGreaterThan(0.2);
  }

  @Test
  void aTenthMUSTBeFoundInSixRoundsOfUsualNoise() {
    var random = new Random(1);
    assertThat(share(() -> RatioEstimate.of(ratios(random, 6, 1.1, false)).isDifference())).isGreaterThan(0.9);
  }

  private static Interval resampled(double[] ratios, Random random) {
    var means = new double[400];
    for (int i = 0; i < means.length; i++) {
      means[i] = Averages.geometricMean(random.ints(ratios.length, 0, ratios.length).mapToDouble(round -> ratios[round]).toArray());
    }
    Arrays.sort(means);
    return new Interval(means[10], means[389]);
  }

  private static double[] ratios(Random random, int rounds, double truth, boolean disturbed) {
    var ratios = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      double noise = disturbed && random.nextInt(10) == 0 ? 4 * NOISE : NOISE;
      ratios[i] = truth * Math.exp(noise * random.nextGaussian());
    }
    return ratios;
  }

  private static double share(BooleanSupplier experiment) {
    int count = 0;
    for (int i = 0; i < EXPERIMENTS; i++) {
      count += experiment.getAsBoolean() ? 1 : 0;
    }
    return (double) count / EXPERIMENTS;
  }
}
