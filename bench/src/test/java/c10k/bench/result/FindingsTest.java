package c10k.bench.result;

import static c10k.bench.result.Figure.RESPONSE_P99;
import static c10k.bench.result.Figure.SERVER_CPU;
import static c10k.bench.result.Figure.THROUGHPUT;
import static c10k.bench.result.Figure.USER_PER_CONNECTION;
import static c10k.bench.result.TrialStatus.CLIENT_BOUND;
import static c10k.bench.result.TrialStatus.DISTURBED;
import static c10k.bench.result.TrialStatus.DNF;
import static c10k.bench.result.TrialStatus.FAILED;
import static c10k.bench.result.TrialStatus.OK;
import static c10k.bench.result.TrialStatus.SATURATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import c10k.bench.stats.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Findings on results that are made up, so that what they come to is known. */
class FindingsTest {
  private static final String LOOP = "event-loop";
  private static final String AGAIN = "event-loop-again";
  private static final String POOL = "thread-pool";
  private static final double EXACT = 1e-9;

  private static Finding of(MadeUpResults results, String contestant, Figure figure) {
    return Findings.of(results.build()).stream()
        .filter(finding -> finding.contestant().equals(contestant) && finding.figure().equals(figure.key()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRatioMUSTCompareWithinRounds() {
    var finding = of(
        new MadeUpResults().measured(LOOP, SERVER_CPU, 10, 20, 40).measured(POOL, SERVER_CPU, 20, 40, 80), POOL, SERVER_CPU);
    assertThat(finding.ratio()).isCloseTo(2, within(EXACT));
    assertThat(finding.low()).isCloseTo(2, within(EXACT));
    assertThat(finding.high()).isCloseTo(2, within(EXACT));
    assertThat(finding.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(finding.trials()).isEqualTo(3);
    assertThat(List.of(finding.least(), finding.median(), finding.greatest())).isEqualTo(List.of(20.0, 40.0, 80.0));
    assertThat(finding.pValue()).isNull();
  }

  @Test
  void theReferenceMUSTHaveARankAndNoRatio() {
    var finding = of(new MadeUpResults().measured(LOOP, SERVER_CPU, 10, 20, 40).measured(POOL, SERVER_CPU, 5, 10, 20), LOOP, SERVER_CPU);
    assertThat(finding.ratio()).isNull();
    assertThat(finding.verdict()).isNull();
    assertThat(finding.rank()).isEqualTo(2);
  }

  @Test
  void onlyRoundsOfBothMUSTCount() {
    var results = new MadeUpResults().measured(LOOP, SERVER_CPU, 10, 10, 10);
    results.trial(POOL, 2, OK, SERVER_CPU, 30).trial(POOL, 4, OK, SERVER_CPU, 99);
    var finding = of(results, POOL, SERVER_CPU);
    assertThat(finding.ratio()).isCloseTo(3, within(EXACT));
    assertThat(finding.low()).isNull();
    assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(finding.rank()).isNull();
    assertThat(finding.trials()).isEqualTo(2);
  }

  @Test
  void withoutACommonRoundThereMUSTBeNoRatio() {
    var results = new MadeUpResults().trial(LOOP, 1, OK, SERVER_CPU, 10).trial(POOL, 2, OK, SERVER_CPU, 30);
    assertThat(of(results, POOL, SERVER_CPU).ratio()).isNull();
    assertThat(of(results, POOL, SERVER_CPU).verdict()).isNull();
  }

  @ParameterizedTest
  @EnumSource(TrialStatus.class)
  void onlyTrialsWithFiguresMUSTCount(TrialStatus status) {
    var results = new MadeUpResults().measured(LOOP, SERVER_CPU, 10, 10).trial(POOL, 1, OK, SERVER_CPU, 10).trial(POOL, 2, status, SERVER_CPU, 90);
    var finding = of(results, POOL, SERVER_CPU);
    boolean counts = status == OK || status == CLIENT_BOUND || status == SATURATED;
    assertThat(finding.trials()).isEqualTo(counts ? 2 : 1);
    assertThat(finding.status()).isEqualTo(status == DISTURBED ? OK : status);
  }

  @ParameterizedTest
  @CsvSource({"OK, CLIENT_BOUND, CLIENT_BOUND", "SATURATED, CLIENT_BOUND, SATURATED", "FAILED, SATURATED, FAILED", "FAILED, DNF, DNF", "DISTURBED, OK, OK"})
  void theWorstStatusMUSTBeTold(TrialStatus first, TrialStatus second, TrialStatus worst) {
    var results = new MadeUpResults().measured(LOOP, SERVER_CPU, 10, 10).trial(POOL, 1, first, SERVER_CPU, 10).trial(POOL, 2, second, SERVER_CPU, 9);
    assertThat(of(results, POOL, SERVER_CPU).status()).isEqualTo(worst);
  }

  @Test
  void percentilesOfASaturatedServerMUSTNotCount() {
    var results = new MadeUpResults();
    for (int round = 1; round <= 3; round++) {
      results.trial(LOOP, round, 1, OK, Map.of(RESPONSE_P99.key(), 100.0, THROUGHPUT.key(), 9.0));
      results.trial(POOL, round, 1, SATURATED, Map.of(RESPONSE_P99.key(), 999_999.0, THROUGHPUT.key(), 5.0));
    }
    var latency = of(results, POOL, RESPONSE_P99);
    assertThat(latency.trials()).isZero();
    assertThat(latency.median()).isNull();
    assertThat(latency.ratio()).isNull();
    assertThat(latency.status()).isEqualTo(SATURATED);
    assertThat(of(results, POOL, THROUGHPUT).trials()).isEqualTo(3);
  }

  @Test
  void theRepeatedAttemptMUSTCountAndNotTheDisturbed() {
    var results = new MadeUpResults()
        .trial(LOOP, 1, 1, DISTURBED, Map.of(SERVER_CPU.key(), 50.0))
        .trial(POOL, 1, 1, DISTURBED, Map.of(SERVER_CPU.key(), 10.0))
        .trial(LOOP, 1, 2, OK, Map.of(SERVER_CPU.key(), 10.0))
        .trial(POOL, 1, 2, OK, Map.of(SERVER_CPU.key(), 20.0));
    assertThat(of(results, POOL, SERVER_CPU).ratio()).isCloseTo(2, within(EXACT));
    assertThat(of(results, POOL, SERVER_CPU).greatest()).isEqualTo(20);
  }

  @ParameterizedTest
  @CsvSource({"0", "-12"})
  void valuesThatAreNotAboveZeroMUSTGiveNoRatio(double value) {
    var results = new MadeUpResults().measured(LOOP, USER_PER_CONNECTION, 700, value, 720).measured(POOL, USER_PER_CONNECTION, 900, 910, 920);
    var finding = of(results, POOL, USER_PER_CONNECTION);
    assertThat(finding.ratio()).isNull();
    assertThat(finding.verdict()).isNull();
    assertThat(finding.rank()).isNull();
    assertThat(finding.median()).isEqualTo(910);
    assertThat(of(results, LOOP, USER_PER_CONNECTION).least()).isEqualTo(value);
  }

  @Test
  void aContestantOfWhomNothingCountsMUSTNotBeLost() {
    var results = new MadeUpResults().measured(LOOP, SERVER_CPU, 10, 10, 10);
    results.trial(POOL, 1, 1, DNF, Map.of()).trial(POOL, 2, 1, FAILED, Map.of());
    assertThat(of(results, POOL, SERVER_CPU).status()).isEqualTo(DNF);
    assertThat(of(results, POOL, SERVER_CPU).trials()).isZero();
  }

  @Test
  void noiseOfTheControlMUSTWidenTheTolerance() {
    var quiet = new MadeUpResults().measured(LOOP, SERVER_CPU, 10, 10, 10).measured(POOL, SERVER_CPU, 11, 11.01, 10.99);
    assertThat(of(quiet, POOL, SERVER_CPU).verdict()).isEqualTo(Verdict.WORSE);
    var noisy = quiet.measured(AGAIN, SERVER_CPU, 9, 10, 11);
    assertThat(of(noisy, POOL, SERVER_CPU).verdict()).isEqualTo(Verdict.WITHIN_NOISE);
    assertThat(of(noisy, POOL, SERVER_CPU).rank()).isEqualTo(1);
  }

  @Test
  void theControlMUSTHaveNoRankAndNotExcuseItself() {
    var results = new MadeUpResults()
        .measured(LOOP, SERVER_CPU, 10, 10, 10)
        .measured(AGAIN, SERVER_CPU, 12, 12.01, 11.99)
        .measured(POOL, SERVER_CPU, 11.9, 11.9, 11.9);
    assertThat(of(results, AGAIN, SERVER_CPU).rank()).isNull();
    assertThat(of(results, AGAIN, SERVER_CPU).verdict()).isEqualTo(Verdict.WORSE);
    assertThat(of(results, POOL, SERVER_CPU).verdict()).isEqualTo(Verdict.WITHIN_NOISE);
  }

  @Test
  void thePeersMUSTShareTheRanks() {
    var results = new MadeUpResults()
        .measured(LOOP, SERVER_CPU, 10, 10, 10)
        .measured("netty-nio", SERVER_CPU, 10.2, 10.21, 10.19)
        .measured(POOL, SERVER_CPU, 15, 15.1, 14.9);
    assertThat(of(results, LOOP, SERVER_CPU).rank()).isEqualTo(1);
    assertThat(of(results, "netty-nio", SERVER_CPU).rank()).isEqualTo(1);
    assertThat(of(results, POOL, SERVER_CPU).rank()).isEqualTo(3);
  }

  @Test
  void outliersMUSTBeShownAndKept() {
    var results = new MadeUpResults().measured(LOOP, SERVER_CPU, 10, 11, 12, 11, 10, 99);
    var finding = of(results, LOOP, SERVER_CPU);
    assertThat(finding.severeOutliers()).isEqualTo(1);
    assertThat(finding.greatest()).isEqualTo(99);
  }

  @Test
  void aFigureThatDoesNotExistMUSTBeNamed() {
    var made = new MadeUpResults().measured(LOOP, SERVER_CPU, 10).build();
    var scenario = made.scenarios().getFirst();
    var wrong = new ScenarioRecord("BM1", "echo", "", "", "", "", LOOP, List.of("beauty"), scenario.cases(), 1, 1);
    var results = new Results(
        made.version(), "", made.run(), Map.of(), List.of(wrong), made.contestants(), made.trials(), List.of(), List.of());
    assertThatThrownBy(() -> Findings.of(results)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("beauty");
  }

  /** The whole way from trials to verdicts, on equals that drift and are noisy: neither level nor tolerance is exceeded. */
  @ParameterizedTest
  @CsvSource({"3", "6"})
  void equalsMUSTSeldomGetAVerdict(int rounds) {
    var random = new Random(rounds);
    int experiments = 1_000;
    int different = 0;
    int judged = 0;
    for (int i = 0; i < experiments; i++) {
      var results = new MadeUpResults();
      Function<String, double[]> values = _ -> random.doubles(rounds).map(_ -> 10 * Math.exp(0.05 * random.nextGaussian())).toArray();
      results.measured(LOOP, SERVER_CPU, values.apply(LOOP)).measured(POOL, SERVER_CPU, values.apply(POOL)).measured(AGAIN, SERVER_CPU, values.apply(AGAIN));
      var finding = of(results, POOL, SERVER_CPU);
      different += finding.low() > 1 || finding.high() < 1 ? 1 : 0;
      judged += finding.verdict() == Verdict.BETTER || finding.verdict() == Verdict.WORSE ? 1 : 0;
    }
    double sixErrors = 6 * Math.sqrt(0.05 * 0.95 / experiments);
    assertThat((double) different / experiments).isBetween(0.05 - sixErrors, 0.05 + sixErrors);
    assertThat((double) judged / experiments).isLessThan(0.05);
  }
}
