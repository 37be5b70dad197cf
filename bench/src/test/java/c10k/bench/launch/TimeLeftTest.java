package c10k.bench.launch;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.bench.report.ScenarioKind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** With time moved by hand. */
class TimeLeftTest {
  private static final Timing TIMING =
      new Timing(Duration.ofSeconds(1), Duration.ZERO, Duration.ofMillis(7_800), Duration.ofSeconds(1));
  private static final Trial TEN_SECONDS = new Trial(1, 1, new Scenario(ScenarioKind.ECHO, 64), "a");

  private final AtomicLong nanos = new AtomicLong();
  private final TimeLeft<Trial> timeLeft =
      new TimeLeft<>(nanos::get, trial -> TIMING.estimate(trial.scenario().kind()), List.of(List.of(TEN_SECONDS, TEN_SECONDS, TEN_SECONDS)));

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void mustStartWithThePlansEstimate() {
    assertThat(timeLeft.left()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void mustCountDownWithinATrial() {
    timeLeft.begin();
    pass(Duration.ofSeconds(4));
    assertThat(timeLeft.left()).isEqualTo(Duration.ofSeconds(26));
  }

  @Test
  void mustLearnFromWhatTrialsTook() {
    timeLeft.begin();
    pass(Duration.ofSeconds(20));
    timeLeft.done(TEN_SECONDS);
    assertThat(timeLeft.left()).isEqualTo(Duration.ofSeconds(40));
    assertThat(timeLeft.expected(List.of(TEN_SECONDS))).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void mustForgetWhatIsDroppedAndNeverGoBelowZero() {
    timeLeft.dropped(TEN_SECONDS);
    timeLeft.dropped(TEN_SECONDS);
    pass(Duration.ofSeconds(100));
    assertThat(timeLeft.left()).isEqualTo(Duration.ZERO);
  }
}
