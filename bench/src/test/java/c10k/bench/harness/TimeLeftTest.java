package c10k.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** With time moved by hand. */
class TimeLeftTest {
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  private final AtomicLong nanos = new AtomicLong();
  private final TimeLeft<Duration> timeLeft =
      new TimeLeft<>(nanos::get, time -> time, List.of(List.of(TEN_SECONDS, TEN_SECONDS, TEN_SECONDS)));

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void itMUSTStartWithThePlansEstimate() {
    assertThat(timeLeft.left()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void itMUSTCountDownWithinATrial() {
    timeLeft.begin();
    pass(Duration.ofSeconds(4));
    assertThat(timeLeft.left()).isEqualTo(Duration.ofSeconds(26));
  }

  @Test
  void itMUSTLearnFromWhatTrialsTook() {
    timeLeft.begin();
    pass(Duration.ofSeconds(20));
    timeLeft.done(TEN_SECONDS);
    assertThat(timeLeft.left()).isEqualTo(Duration.ofSeconds(40));
    assertThat(timeLeft.expected(List.of(TEN_SECONDS))).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void itMUSTForgetWhatIsDroppedAndNEVERGoBelowZero() {
    timeLeft.dropped(TEN_SECONDS);
    timeLeft.dropped(TEN_SECONDS);
    pass(Duration.ofSeconds(100));
    assertThat(timeLeft.left()).isEqualTo(Duration.ZERO);
  }
}
