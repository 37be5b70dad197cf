package c10k.bench.compare;

import static c10k.bench.result.Figure.RESPONSE_P99;
import static c10k.bench.result.Figure.SERVER_ALLOCATED;
import static c10k.bench.result.Figure.SERVER_CPU;
import static c10k.bench.result.Figure.SERVER_WAITS;
import static c10k.bench.result.Figure.USER_PER_CONNECTION;
import static c10k.bench.result.TrialStatus.DNF;
import static c10k.bench.result.TrialStatus.FAILED;
import static c10k.bench.result.TrialStatus.OK;
import static c10k.bench.result.TrialStatus.SATURATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import c10k.bench.compare.Gate.Decision;
import c10k.bench.result.Figure;
import c10k.bench.result.MadeUpResults;
import c10k.bench.result.Results;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of cells between two made-up runs, and what gates decide. */
class ComparisonTest {
  private static final String LOOP = "event-loop";
  private static final String AGAIN = "event-loop-again";
  private static final String POOL = "thread-pool";

  private static MadeUpResults run(Figure figure, double loop, double... pool) {
    return new MadeUpResults().measured(LOOP, figure, DoubleStream.generate(() -> loop).limit(pool.length).toArray()).measured(POOL, figure, pool);
  }

  private static CellChange cell(Results base, Results head, String contestant, String figure) {
    return Comparison.of(base, head).cells().stream()
        .filter(cell -> cell.contestant().equals(contestant) && cell.figure().equals(figure))
        .findFirst()
        .orElseThrow();
  }

  private static CellChange cell(MadeUpResults base, MadeUpResults head, Figure figure) {
    return cell(base.build(), head.build(), POOL, figure.key());
  }

  @ParameterizedTest
  @CsvSource({
    "30, 30.1, 29.9, WORSE", "15, 15.1, 14.9, BETTER", "20.5, 20.6, 20.4, WITHIN_NOISE", "20, 20.1, 19.9, WITHIN_NOISE", "10, 20, 45, NOT_DETECTED"
  })
  void timesMUSTBeJudgedAsRatiosToTheReference(double first, double second, double third, Outcome expected) {
    var base = run(SERVER_CPU, 10, 20, 20.1, 19.9);
    // The head ran on a day on which everything took twice as long.
    var head = run(SERVER_CPU, 20, 2 * first, 2 * second, 2 * third);
    var cell = cell(base, head, SERVER_CPU);
    assertThat(cell.outcome()).isEqualTo(expected);
    assertThat(cell.change()).isCloseTo(Math.cbrt(first * second * third) / 20, within(0.001));
    assertThat(cell.low()).isLessThanOrEqualTo(cell.change());
    assertThat(cell.high()).isGreaterThanOrEqualTo(cell.change());
  }

  @Test
  void timesOfTheReferenceMUSTNotBeJudged() {
    var cell = cell(run(SERVER_CPU, 10, 20, 20, 20).build(), run(SERVER_CPU, 99, 20, 20, 20).build(), LOOP, SERVER_CPU.key());
    assertThat(cell.outcome()).isEqualTo(Outcome.NOT_JUDGED);
    assertThat(cell.base()).isEqualTo(10);
    assertThat(cell.head()).isEqualTo(99);
    assertThat(Gate.ALL.looksAt(cell)).isFalse();
  }

  @Test
  void theNoiseFloorOfEitherRunMUSTWidenTheTolerance() {
    var base = run(SERVER_CPU, 10, 20, 20, 20);
    assertThat(cell(base, run(SERVER_CPU, 10, 22, 22.01, 21.99), SERVER_CPU).outcome()).isEqualTo(Outcome.WORSE);
    var noisy = run(SERVER_CPU, 10, 22, 22.01, 21.99).measured(AGAIN, SERVER_CPU, 9, 10, 11);
    assertThat(cell(base, noisy, SERVER_CPU).outcome()).isEqualTo(Outcome.WITHIN_NOISE);
    assertThat(cell(noisy, base, SERVER_CPU).outcome()).isEqualTo(Outcome.WITHIN_NOISE);
    assertThat(Comparison.of(base.build(), noisy.build()).cells()).noneMatch(cell -> cell.contestant().equals(AGAIN));
  }

  @Test
  void twoRoundsMUSTBeTooFewForTimesAndEnoughForBytes() {
    assertThat(cell(run(SERVER_CPU, 10, 20, 20), run(SERVER_CPU, 10, 40, 40), SERVER_CPU).outcome()).isEqualTo(Outcome.TOO_FEW_ROUNDS);
    assertThat(cell(run(SERVER_ALLOCATED, 10, 200, 200), run(SERVER_ALLOCATED, 10, 400, 400), SERVER_ALLOCATED).outcome()).isEqualTo(Outcome.WORSE);
  }

  @ParameterizedTest
  @CsvSource({"1110, WORSE", "1090, WITHIN_NOISE", "900, BETTER", "910, WITHIN_NOISE"})
  void bytesMUSTBeComparedAsTheyAreByATenth(double head, Outcome expected) {
    var cell = cell(run(USER_PER_CONNECTION, 700, 1000, 1000, 1000), run(USER_PER_CONNECTION, 7, head, head, head), USER_PER_CONNECTION);
    assertThat(cell.outcome()).isEqualTo(expected);
    assertThat(cell.steady()).isTrue();
    assertThat(cell.tolerance()).isEqualTo(0.10);
  }

  @Test
  void theReferenceMUSTBeJudgedWhereItIsSteady() {
    var cell = cell(run(USER_PER_CONNECTION, 700, 1, 1).build(), run(USER_PER_CONNECTION, 900, 1, 1).build(), LOOP, USER_PER_CONNECTION.key());
    assertThat(cell.outcome()).isEqualTo(Outcome.WORSE);
  }

  @Test
  void steadyValuesThatVaryMUSTNotPassForAChange() {
    assertThat(cell(run(SERVER_WAITS, 1, 1, 2, 0.5), run(SERVER_WAITS, 1, 1.5, 3, 0.6), SERVER_WAITS).outcome()).isEqualTo(Outcome.NOT_DETECTED);
    assertThat(cell(run(SERVER_WAITS, 1, 0.001), run(SERVER_WAITS, 1, 0.009), SERVER_WAITS).outcome()).isEqualTo(Outcome.WITHIN_NOISE);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, WITHIN_NOISE", "-10, 40, WITHIN_NOISE", "-10, 400, WORSE", "400, -10, BETTER", "0, 65, WORSE"})
  void valuesThatAreNotAboveZeroMUSTBeComparedWithoutARatio(double base, double head, Outcome expected) {
    var cell = cell(run(USER_PER_CONNECTION, 1, base), run(USER_PER_CONNECTION, 1, head), USER_PER_CONNECTION);
    assertThat(cell.outcome()).isEqualTo(expected);
    assertThat(cell.change()).isNull();
  }

  @Test
  void whatIsMissingMUSTBeSaidWithTheReason() {
    var both = run(RESPONSE_P99, 10, 20, 20, 20);
    var saturated = new MadeUpResults().measured(LOOP, RESPONSE_P99, 10, 10, 10).trial(POOL, 1, SATURATED, RESPONSE_P99, 9e9);
    var alone = new MadeUpResults().measured(LOOP, RESPONSE_P99, 10, 10, 10);
    assertThat(cell(both, saturated, RESPONSE_P99)).returns(Outcome.MISSING_IN_HEAD, CellChange::outcome).returns("saturated", CellChange::reason);
    assertThat(cell(both, alone, RESPONSE_P99)).returns(Outcome.MISSING_IN_HEAD, CellChange::outcome).returns("was not tried", CellChange::reason);
    assertThat(cell(saturated, both, RESPONSE_P99)).returns(Outcome.MISSING_IN_BASE, CellChange::outcome);
    assertThat(Comparison.of(saturated.build(), saturated.build()).cells())
        .noneMatch(cell -> cell.contestant().equals(POOL) && cell.figure().equals(RESPONSE_P99.key()));
  }

  @Test
  void differentCasesAndReferencesMUSTNotBeCompared() {
    var base = run(SERVER_CPU, 10, 20, 20, 20);
    var other = new MadeUpResults().in("echo", "rate-10000", Map.of("rate", "9")).measured(LOOP, SERVER_CPU, 10).measured(POOL, SERVER_CPU, 20);
    assertThat(cell(base, other, SERVER_CPU).outcome()).isEqualTo(Outcome.NOT_COMPARABLE);
    assertThat(cell(base, run(SERVER_CPU, 10, 20, 20, 20).reference(POOL), SERVER_CPU).outcome()).isEqualTo(Outcome.NOT_COMPARABLE);
    assertThat(cell(base, run(SERVER_CPU, 0, 20, 20, 20), SERVER_CPU).outcome()).isEqualTo(Outcome.NOT_COMPARABLE);
  }

  @Test
  void wrongAnswersMUSTFailAnyGate() {
    var base = run(SERVER_CPU, 10, 20, 20, 20);
    var wrong = run(SERVER_CPU, 10, 20, 20).trial(POOL, 3, FAILED, SERVER_CPU, 20).trial(LOOP, 3, OK, SERVER_CPU, 10);
    var broken = Comparison.of(base.build(), wrong.build());
    assertThat(Gate.STEADY.decide(broken)).isEqualTo(Decision.REGRESSION);
    assertThat(Gate.ALL.decide(broken)).isEqualTo(Decision.REGRESSION);
    assertThat(Gate.STEADY.decide(Comparison.of(wrong.build(), base.build()))).isEqualTo(Decision.PASSED);
    assertThat(Gate.STEADY.decide(Comparison.of(wrong.build(), wrong.build()))).isEqualTo(Decision.PASSED);
  }

  @Test
  void theSteadyGateMUSTNotLookAtTimes() {
    var comparison = Comparison.of(run(SERVER_CPU, 10, 20, 20, 20).build(), run(SERVER_CPU, 10, 40, 40, 40).build());
    assertThat(Gate.STEADY.decide(comparison)).isEqualTo(Decision.PASSED);
    assertThat(Gate.ALL.decide(comparison)).isEqualTo(Decision.REGRESSION);
  }

  @Test
  void whatCannotBeJudgedMUSTNotPass() {
    var few = Comparison.of(run(SERVER_CPU, 10, 20, 20).build(), run(SERVER_CPU, 10, 20, 20).build());
    assertThat(Gate.ALL.decide(few)).isEqualTo(Decision.INCONCLUSIVE);
    assertThat(Gate.STEADY.decide(few)).isEqualTo(Decision.PASSED);
    var nothing = Comparison.of(new MadeUpResults().build(), new MadeUpResults().build());
    assertThat(Gate.STEADY.decide(nothing)).isEqualTo(Decision.INCONCLUSIVE);
    var lost = Comparison.of(run(USER_PER_CONNECTION, 1, 900).build(), new MadeUpResults().trial(POOL, 1, 1, DNF, Map.of()).build());
    assertThat(Gate.STEADY.decide(lost)).isEqualTo(Decision.INCONCLUSIVE);
    var added = Comparison.of(run(USER_PER_CONNECTION, 1, 900).build(), run(USER_PER_CONNECTION, 1, 900).measured("new", USER_PER_CONNECTION, 9).build());
    assertThat(Gate.STEADY.decide(added)).isEqualTo(Decision.PASSED);
  }

  @Test
  void timesOfAnotherMachineMUSTDecideNothing() {
    Supplier<MadeUpResults> base = () -> run(SERVER_CPU, 10, 20, 20, 20).measured(POOL, USER_PER_CONNECTION, 900).environment("Processor", "this");
    var slower = run(SERVER_CPU, 10, 40, 40, 40).measured(POOL, USER_PER_CONNECTION, 900).environment("Processor", "that");
    var comparison = Comparison.of(base.get().build(), slower.build());
    assertThat(comparison.obstacles()).anySatisfy(sentence -> assertThat(sentence).contains("Processor", "this", "that"));
    assertThat(Gate.ALL.decide(comparison)).isEqualTo(Decision.INCONCLUSIVE);
    var larger = run(SERVER_CPU, 10, 20, 20, 20).measured(POOL, USER_PER_CONNECTION, 1_900).environment("Processor", "that");
    assertThat(Gate.ALL.decide(Comparison.of(base.get().build(), larger.build()))).isEqualTo(Decision.REGRESSION);
  }

  @Test
  void whatElseDiffersMUSTBeRemarkedAndDecideNothing() {
    var base = run(SERVER_CPU, 10, 20, 20, 20).environment("JDK", "25").environment("Commit", "a").build();
    var head = run(SERVER_CPU, 10, 20, 20, 20).environment("JDK", "26").environment("Commit", "b").profile("full", true).build();
    var comparison = Comparison.of(base, head);
    assertThat(comparison.obstacles()).isEmpty();
    assertThat(comparison.remarks()).hasSize(2);
    assertThat(comparison.remarks().getFirst()).contains("JDK", "25", "26");
    assertThat(comparison.remarks().getLast()).contains("smoke test");
    assertThat(Comparison.of(base, run(SERVER_CPU, 10, 20).profile("quick", true).build()).obstacles()).hasSize(1);
  }

  /** Two runs of the same thing: the gate for a single cell claims a regression less often than one time in forty. */
  @Test
  void equalsMUSTSeldomFailTheGate() {
    var random = new Random(3);
    DoubleUnaryOperator noisy = value -> value * Math.exp(0.05 * random.nextGaussian());
    int failed = 0;
    int experiments = 1_000;
    for (int i = 0; i < experiments; i++) {
      var base = noisyRun(noisy);
      var head = noisyRun(noisy);
      failed += Gate.ALL.decide(Comparison.of(base, head)) == Decision.REGRESSION ? 1 : 0;
    }
    assertThat((double) failed / experiments).isLessThan(0.025 + 6 * Math.sqrt(0.025 / experiments)).isPositive();
  }

  private static Results noisyRun(DoubleUnaryOperator noisy) {
    var results = new MadeUpResults();
    for (int round = 1; round <= 4; round++) {
      results.trial(LOOP, round, OK, SERVER_CPU, noisy.applyAsDouble(10)).trial(POOL, round, OK, SERVER_CPU, noisy.applyAsDouble(20));
    }
    return results.build();
  }
}
