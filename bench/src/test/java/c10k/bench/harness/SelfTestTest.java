package c10k.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import c10k.bench.contestant.Label;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The self-test on machines whose noise is known, and that the harness may deserve to fail on. */
class SelfTestTest {
  private static final double COST = 9;
  private static final SelfTest TEST = new SelfTest(20, 4, 10, 1);

  /** A machine on which a launch costs what it should, but for noise. */
  private static SelfTest.Launcher machine(double noise, double againDearerBy) {
    var random = new Random(7);
    return (label, launch) -> {
      double burnt = Label.parse(label).options().getOrDefault(Label.BURN_NANOS, 0) / 1_000.0;
      double bias = Label.parse(label).again() ? againDearerBy : 0;
      return quiet((COST + burnt) * (1 + bias) * Math.exp(noise * random.nextGaussian()));
    };
  }

  @Test
  void aQuietMachineMUSTPass() throws Exception {
    var result = TEST.run(machine(0.015, 0), line -> {});
    assertThat(result.isPassed()).isTrue();
    assertThat(result.found()).isEqualTo(20);
    assertThat(result.falseClaims()).isLessThan(4);
    assertThat(result.sentences()).last().asString().startsWith("Passed");
  }

  @Test
  void equalsThatDifferMUSTFail() throws Exception {
    var result = TEST.run(machine(0.005, 0.03), line -> {});
    assertThat(result.falseClaims()).isGreaterThan(10);
    assertThat(result.chanceOfFalseClaims()).isLessThan(0.001);
    assertThat(result.isPassed()).isFalse();
    assertThat(result.sentences()).last().asString().startsWith("FAILED: equals");
  }

  @Test
  void aMachineTooNoisyToFindTheSlowerOneMUSTFail() throws Exception {
    var result = TEST.run(machine(0.2, 0), line -> {});
    assertThat(result.found()).isLessThan(16);
    assertThat(result.isPassed()).isFalse();
    assertThat(result.sentences()).last().asString().startsWith("FAILED: such a difference");
  }

  /** The noise of a ratio is that of two launches. */
  @Test
  void whoFailsMUSTBeToldHowManyRoundsWouldDo() throws Exception {
    var noisy = machine(0.07, 0);
    var result = TEST.run(noisy, line -> {});
    assertThat(result.isPassed()).isFalse();
    var sentence = result.sentences().get(4);
    assertThat(sentence).matches("From round to round, ratios spread by (9|10|11)\\.\\d %: 4 rounds find a difference of \\d\\d % .* and 10 % needs \\d+\\.");
    int needed = Integer.parseInt(sentence.replaceAll(".* needs (\\d+)\\.", "$1"));
    assertThat(new SelfTest(200, needed, 10, 1).run(noisy, line -> {}).found()).isBetween(150, 190);
  }

  @Test
  void whereNothingWouldDoMUSTBeTold() throws Exception {
    var result = TEST.run(machine(2, 0), line -> {});
    assertThat(result.sentences().get(4)).endsWith("and 1000 are not enough for 10 %.");
  }

  @Test
  void theChanceMUSTBeBinomial() {
    var equal = new double[] {0.99, 1, 1.01};
    var different = new double[] {1.1, 1.11, 1.12};
    var equals = new ArrayList<>(Collections.nCopies(19, equal));
    equals.add(different);
    var result = new SelfTestResult(10, equals, Collections.nCopies(20, different));
    assertThat(result.falseClaims()).isEqualTo(1);
    assertThat(result.chanceOfFalseClaims()).isCloseTo(1 - Math.pow(0.95, 20), within(1e-9));
    assertThat(new SelfTestResult(10, List.of(equal), List.of(equal)).chanceOfFalseClaims()).isEqualTo(1);
  }

  @Test
  void someoneFasterMUSTNotPassForSlower() {
    var faster = new double[] {0.9, 0.91, 0.92};
    assertThat(new SelfTestResult(10, List.of(faster), List.of(faster)).found()).isZero();
  }

  @Test
  void theSlowdownMUSTBeAPartOfWhatThePilotMeasured() throws Exception {
    var labels = new ArrayList<String>();
    new SelfTest(1, 3, 20, 1).run((label, launch) -> {
      labels.add(label);
      return quiet(COST);
    }, line -> {});
    assertThat(labels).hasSize(3 + 9).contains("event-loop[burnNanos=1800]", "event-loop-again");
    // The order of a round is mirrored in the next.
    assertThat(labels.subList(6, 9)).isEqualTo(labels.subList(3, 6).reversed());
  }

  @Test
  void aDisturbedRoundMUSTBeRepeatedForAll() throws Exception {
    var labels = new ArrayList<String>();
    var result = new SelfTest(1, 3, 10, 1).run((label, launch) -> {
      labels.add(label);
      return labels.size() == 5 ? new SelfTest.Cost(2 * COST, true) : quiet(COST);
    }, line -> {});
    assertThat(labels).hasSize(3 + 9 + 3);
    assertThat(result.equals().getFirst()).containsOnly(1);
  }

  @Test
  void aMachineThatIsAlwaysDisturbedMUSTBeMeasuredAllTheSame() throws Exception {
    var labels = new ArrayList<String>();
    var result = new SelfTest(1, 3, 10, 1).run((label, launch) -> {
      labels.add(label);
      return new SelfTest.Cost(COST, true);
    }, line -> {});
    assertThat(labels).hasSize(3 * (3 + 9));
    assertThat(result.equals().getFirst()).hasSize(3);
  }

  private static SelfTest.Cost quiet(double micros) {
    return new SelfTest.Cost(micros, false);
  }
}
