package c10k.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

final class FakeTickerTest {

  @Test
  void timeMUSTStandStillUntilMoved() {
    var ticker = new FakeTicker();
    assertThat(ticker.nanos()).isZero();
    ticker.advance(Duration.ofSeconds(3));
    assertThat(ticker.nanos()).isEqualTo(3_000_000_000L);
  }

  @Test
  void aJumpMUSTWakeWhoeverWaitsAndShowTheNewTime() {
    var ticker = new FakeTicker();
    var seen = new ArrayList<Long>();
    ticker.onJump(() -> seen.add(ticker.nanos()));
    ticker.advance(Duration.ofNanos(5));
    ticker.advance(Duration.ofNanos(5));
    assertThat(seen).containsExactly(5L, 10L);
  }

  @Test
  void timeMUSTNOTGoBack() {
    assertThatThrownBy(() -> new FakeTicker().advance(Duration.ofNanos(-1))).isInstanceOf(IllegalArgumentException.class);
  }
}
