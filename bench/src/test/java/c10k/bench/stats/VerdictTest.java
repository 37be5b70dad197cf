package c10k.bench.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of an estimate: verdicts, ranks, outliers. */
class VerdictTest {
  private static final double TOLERANCE = 0.05;

  private static RatioEstimate estimate(double low, double ratio, double high) {
    return new RatioEstimate(ratio, 6, Optional.of(new Interval(low, high)), OptionalDouble.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "0.85, 0.90, 0.95, BETTER", "1.05, 1.10, 1.15, WORSE", "1.01, 1.03, 1.04, WITHIN_NOISE", "0.98, 1.00, 1.02, WITHIN_NOISE",
    "0.90, 1.10, 1.30, NOT_DETECTED", "0.97, 1.02, 1.08, NOT_DETECTED", "1.01, 1.049, 1.09, WITHIN_NOISE", "1.01, 1.06, 1.11, WORSE"
  })
  void aVerdictMUSTNeedBothADifferenceAndOneThatMatters(double low, double ratio, double high, Verdict expected) {
    assertThat(Verdict.of(estimate(low, ratio, high), TOLERANCE, Direction.LOWER_IS_BETTER)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0.85, 0.90, 0.95, WORSE", "1.05, 1.10, 1.15, BETTER", "0.98, 1.00, 1.02, WITHIN_NOISE"})
  void whatIsBetterMUSTFollowTheDirection(double low, double ratio, double high, Verdict expected) {
    assertThat(Verdict.of(estimate(low, ratio, high), TOLERANCE, Direction.HIGHER_IS_BETTER)).isEqualTo(expected);
  }

  @Test
  void tooFewRoundsMUSTGetNoVerdict() {
    assertThat(Verdict.of(RatioEstimate.of(2, 3), TOLERANCE, Direction.LOWER_IS_BETTER)).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void whoIsNotClearlyBehindMUSTShareTheRank() {
    var estimates = new LinkedHashMap<String, RatioEstimate>();
    estimates.put("first", estimate(0.9, 1, 1.1));
    estimates.put("close", estimate(1.05, 1.1, 1.2));
    estimates.put("between", estimate(1.15, 1.2, 1.3));
    estimates.put("last", estimate(2, 2.1, 2.2));
    estimates.put("alone", RatioEstimate.of(1));
    assertThat(Ranks.of(estimates, Direction.LOWER_IS_BETTER)).isEqualTo(Map.of(
        "first", Optional.of(1), "close", Optional.of(1), "between", Optional.of(2), "last", Optional.of(4), "alone", Optional.empty()));
    assertThat(Ranks.of(estimates, Direction.HIGHER_IS_BETTER)).containsEntry("last", Optional.of(1)).containsEntry("first", Optional.of(3));
  }

  @Test
  void outliersMUSTBeCountedByTukeysFences() {
    assertThat(Outliers.of(1, 2, 3, 4, 5)).isEqualTo(new Outliers(0, 0));
    assertThat(Outliers.of(1, 2, 3, 4, 8.1)).isEqualTo(new Outliers(1, 0));
    assertThat(Outliers.of(1, 2, 3, 4, 100)).isEqualTo(new Outliers(0, 1));
    assertThat(Outliers.of(-100, 2, 3, 4, 100, 3)).isEqualTo(new Outliers(0, 2));
    assertThat(Outliers.of(1, 1_000, 1)).isEqualTo(new Outliers(0, 0));
  }
}
