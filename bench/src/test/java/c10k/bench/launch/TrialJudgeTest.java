package c10k.bench.launch;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.bench.result.Figure;
import c10k.bench.report.ScenarioKind;
import c10k.bench.result.TrialStatus;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which numbers may be believed. */
class TrialJudgeTest {
  private final Map<String, Double> figures = new HashMap<>();

  private void set(Figure figure, double value) {
    figures.put(figure.key(), value);
  }

  private TrialStatus judge(ScenarioKind kind) {
    return TrialJudge.judge(kind, figures).status();
  }

  private void goodLatency() {
    set(Figure.ACHIEVED, 1);
    set(Figure.SEND_LAG_P99, 10);
    set(Figure.RESPONSE_P99, 200);
    set(Figure.LOADER_CPU, 0.4);
  }

  @Test
  void goodTrialsMustBeOk() {
    goodLatency();
    for (var kind : ScenarioKind.values()) {
      assertThat(TrialJudge.judge(kind, figures)).isEqualTo(new TrialJudge.Verdict(TrialStatus.OK, ""));
    }
  }

  @Test
  void wrongAnswersMustFailWhateverElse() {
    goodLatency();
    set(Figure.FAILURES, 3);
    assertThat(judge(ScenarioKind.ECHO)).isEqualTo(TrialStatus.FAILED);
    assertThat(judge(ScenarioKind.LATENCY)).isEqualTo(TrialStatus.FAILED);
    assertThat(TrialJudge.judge(ScenarioKind.LATENCY, figures).reason()).contains("3 lines");
  }

  @Test
  void aBusyLoaderMustBeSaid() {
    goodLatency();
    set(Figure.LOADER_CPU, 0.95);
    assertThat(judge(ScenarioKind.ECHO)).isEqualTo(TrialStatus.CLIENT_BOUND);
    assertThat(judge(ScenarioKind.LATENCY)).isEqualTo(TrialStatus.CLIENT_BOUND);
    assertThat(judge(ScenarioKind.HTTP_CLOSE)).isEqualTo(TrialStatus.CLIENT_BOUND);
    assertThat(TrialJudge.judge(ScenarioKind.ECHO, figures).reason()).contains("95 %");
  }

  @Test
  void aLateLoaderMustBeSaidInTheOpenLoop() {
    goodLatency();
    set(Figure.SEND_LAG_P99, 21);
    assertThat(judge(ScenarioKind.LATENCY)).isEqualTo(TrialStatus.CLIENT_BOUND);
    assertThat(judge(ScenarioKind.ECHO)).isEqualTo(TrialStatus.OK);
  }

  @Test
  void fallingBehindTheRateMustBeSaturation() {
    goodLatency();
    set(Figure.ACHIEVED, 0.9);
    assertThat(judge(ScenarioKind.LATENCY)).isEqualTo(TrialStatus.SATURATED);
  }
}
