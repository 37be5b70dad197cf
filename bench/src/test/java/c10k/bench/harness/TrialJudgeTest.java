package c10k.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.bench.result.Figure;
import c10k.bench.result.TrialStatus;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which numbers may be believed. */
class TrialJudgeTest {
  private final Map<String, Double> figures = new HashMap<>(Map.of(
      Figure.FAILURES.key(), 0.0,
      Figure.ACHIEVED.key(), 0.98,
      Figure.SEND_LAG_P99.key(), 20.0,
      Figure.RESPONSE_P99.key(), 200.0,
      Figure.LOADER_CPU.key(), 0.9));

  private TrialJudge.Judgement with(Figure figure, double value) {
    figures.put(figure.key(), value);
    return TrialJudge.judge(figures);
  }

  @Test
  void figuresAtTheirLimitsMUSTBeOk() {
    assertThat(TrialJudge.judge(figures)).isEqualTo(new TrialJudge.Judgement(TrialStatus.OK, ""));
  }

  @Test
  void figuresThatAreNotThereMUSTAccuseNobody() {
    assertThat(TrialJudge.judge(Map.of(Figure.SCORE.key(), 1.0)).status()).isEqualTo(TrialStatus.OK);
    assertThat(TrialJudge.judge(Map.of(Figure.SEND_LAG_P99.key(), 1_000.0)).status()).isEqualTo(TrialStatus.OK);
  }

  @Test
  void wrongAnswersMUSTFailWhateverElse() {
    with(Figure.ACHIEVED, 0.1);
    with(Figure.LOADER_CPU, 1);
    assertThat(with(Figure.FAILURES, 3)).isEqualTo(new TrialJudge.Judgement(TrialStatus.FAILED, "3 got no correct answer"));
  }

  @Test
  void aBusyLoaderMUSTBeSaid() {
    assertThat(with(Figure.LOADER_CPU, 0.95)).isEqualTo(new TrialJudge.Judgement(TrialStatus.CLIENT_BOUND, "the generator used 95 % of its core"));
  }

  @Test
  void aLateLoaderMUSTBeSaid() {
    assertThat(late(60, 500)).isEqualTo(new TrialJudge.Judgement(TrialStatus.CLIENT_BOUND, "the generator sent up to 60 us late (p99)"));
  }

  @Test
  void aLoaderMUSTNotBeBlamedForTheTimersSlackNorForWhatDoesNotShow() {
    assertThat(late(50, 100).status()).isEqualTo(TrialStatus.OK);
    assertThat(late(60, 600).status()).isEqualTo(TrialStatus.OK);
  }

  private static TrialJudge.Judgement late(double lagMicros, double responseMicros) {
    return TrialJudge.judge(Map.of(Figure.SEND_LAG_P99.key(), lagMicros, Figure.RESPONSE_P99.key(), responseMicros));
  }

  @Test
  void fallingBehindTheRateMUSTBeSaturation() {
    assertThat(with(Figure.ACHIEVED, 0.97).status()).isEqualTo(TrialStatus.SATURATED);
  }
}
