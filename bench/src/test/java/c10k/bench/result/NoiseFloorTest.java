package c10k.bench.result;

import static c10k.bench.result.Figure.SERVER_CPU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import c10k.bench.stats.Interval;
import c10k.bench.stats.RatioEstimate;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The noise floor, and whether rounds or pairs of mirrored rounds tell it better. */
class NoiseFloorTest {
  private static final int EXPERIMENTS = 4_000;
  private static final double SIX_ERRORS = 6 * Math.sqrt(0.05 * 0.95 / EXPERIMENTS);
  private static final double NOISE = 0.03;

  /** Of two launches. */
  private static final double RATIO_NOISE = Math.sqrt(2) * NOISE;

  private static final int CONTESTANTS = 6;

  private static Optional<NoiseFloor> floor(double... again) {
    var results = new MadeUpResults().measured("event-loop", SERVER_CPU, 10, 10, 10).measured("event-loop-again", SERVER_CPU, again).build();
    var scenario = results.scenarios().getFirst();
    return NoiseFloor.of(scenario, "rate-10000", CellTrials.of(results, scenario.name(), "rate-10000", SERVER_CPU));
  }

  @Test
  void theFloorMUSTBeTheHalfWidthOfTheControl() {
    var floor = floor(9.5, 10, 10.5).orElseThrow();
    assertThat(floor.holdsEquality()).isTrue();
    assertThat(floor.halfWidth()).isCloseTo(Math.sqrt(floor.interval().high() / floor.interval().low()) - 1, within(1e-12));
    assertThat(floor.halfWidth()).isBetween(0.12, 0.14);
    assertThat(floor.tolerance()).isEqualTo(floor.halfWidth());
  }

  @Test
  void equalsThatSeemToDifferMUSTRaiseTheTolerance() {
    var floor = floor(11, 11.01, 10.99).orElseThrow();
    assertThat(floor.holdsEquality()).isFalse();
    assertThat(floor.tolerance()).isBetween(0.10, 0.11).isGreaterThan(floor.halfWidth());
    var faster = new NoiseFloor("echo", "a", SERVER_CPU.key(), 0.5, new Interval(0.4, 0.625));
    assertThat(faster.tolerance()).isCloseTo(1.5, within(1e-12));
  }

  @Test
  void withoutEnoughRoundsThereMUSTBeNoFloor() {
    assertThat(floor(10, 10)).isEmpty();
    assertThat(floor()).isEmpty();
  }

  /**
   * A machine that gets slower by so many noises of a launch from the first slot of a round to its last, at another pace in each pair of rounds. Up to
   * three, pairs give no narrower interval. Neither claims too often that equals differ.
   */
  @ParameterizedTest
  @CsvSource({"0, 1.45", "1, 1.35", "2, 1.1", "6, 0.5"})
  void roundsMUSTServeBetterThanPairsUnlessTheDriftIsGreat(double drift, double pairsWiderBy) {
    var random = new Random(1);
    double byRounds = 0;
    double byPairs = 0;
    int wrongRounds = 0;
    int wrongPairs = 0;
    for (int i = 0; i < EXPERIMENTS; i++) {
      var ratios = control(random, 6, drift * NOISE);
      var rounds = RatioEstimate.of(ratios);
      var pairs = RatioEstimate.of(pairs(ratios));
      assertThat(pairs.ratio()).isCloseTo(rounds.ratio(), within(1e-12));
      byRounds += width(rounds);
      byPairs += width(pairs);
      wrongRounds += rounds.isDifference() ? 1 : 0;
      wrongPairs += pairs.isDifference() ? 1 : 0;
    }
    assertThat(byPairs).isGreaterThan(pairsWiderBy * byRounds);
    assertThat((double) wrongRounds / EXPERIMENTS).isLessThan(0.05 + SIX_ERRORS);
    assertThat((double) wrongPairs / EXPERIMENTS).isLessThan(0.05 + SIX_ERRORS);
  }

  private static double width(RatioEstimate estimate) {
    var interval = estimate.interval().orElseThrow();
    return Math.log(interval.high() / interval.low());
  }

  /** Ratios of two equals at random places of a round, and at the mirrored places of the next. */
  private static double[] control(Random random, int rounds, double drift) {
    var ratios = new double[rounds];
    for (int pair = 0; pair < rounds; pair += 2) {
      double perSlot = drift * random.nextGaussian() / (CONTESTANTS - 1);
      int one = random.nextInt(CONTESTANTS);
      int other = (one + 1 + random.nextInt(CONTESTANTS - 1)) % CONTESTANTS;
      ratios[pair] = Math.exp(perSlot * (one - other) + RATIO_NOISE * random.nextGaussian());
      ratios[pair + 1] = Math.exp(perSlot * (other - one) + RATIO_NOISE * random.nextGaussian());
    }
    return ratios;
  }

  private static double[] pairs(double[] ratios) {
    var pairs = new double[ratios.length / 2];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = Math.sqrt(ratios[2 * i] * ratios[2 * i + 1]);
    }
    return pairs;
  }
}
