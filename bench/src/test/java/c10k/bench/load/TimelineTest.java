package c10k.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final long START = 7_000_000_000L;
  private static final long MILLI = 1_000_000;
  private static final long WINDOW = 50 * MILLI;
  private static final int WINDOWS = 24;

  @Test
  void whatWasDueSentAndAnsweredMUSTStandInTheWindowOfItsOwnTime() {
    var timeline = new Timeline(true, START, Duration.ofMillis(200));
    timeline.due(START + 10 * MILLI);
    timeline.answered(START + 10 * MILLI, START + 60 * MILLI, START + 110 * MILLI);
    assertThat(timeline.seconds()).containsExactly(0.0, 0.05, 0.1, 0.15);
    assertThat(timeline.offered()).containsExactly(20.0, 0.0, 0.0, 0.0);
    assertThat(timeline.achieved()).containsExactly(0.0, 0.0, 20.0, 0.0);
    assertThat(timeline.longestResponseMicros()).containsExactly(100_000.0, 0.0, 0.0, 0.0);
    assertThat(timeline.longestServiceMicros()).containsExactly(0.0, 50_000.0, 0.0, 0.0);
    assertThat(timeline.backlog()).containsExactly(1.0, 1.0, 0.0, 0.0);
  }

  @Test
  void whatIsBeforeOrAfterTheMeasuredTimeMUSTNotCount() {
    var timeline = new Timeline(true, START, Duration.ofMillis(100));
    timeline.due(START - 1);
    timeline.due(START + 2 * WINDOW);
    timeline.answered(START - 1, START - 1, START + 2 * WINDOW);
    assertThat(timeline.offered()).containsExactly(0.0, 0.0);
    assertThat(timeline.achieved()).containsExactly(0.0, 0.0);
    assertThat(timeline.longestResponseMicros()).containsExactly(0.0, 0.0);
  }

  @Test
  void aWindowThatWasCutShortMUSTNotCount() {
    var timeline = new Timeline(true, START, Duration.ofMillis(500));
    timeline.stop(START + 3 * WINDOW - 1);
    assertThat(timeline.count()).isEqualTo(2);
    assertThat(timeline.offered()).hasSize(2);
    timeline.stop(START - 1);
    assertThat(timeline.count()).isZero();
  }

  @Test
  void aLongTimeMUSTHaveLongerWindowsRatherThanMore() {
    var timeline = new Timeline(true, START, Duration.ofMinutes(10));
    assertThat(timeline.count()).isEqualTo(200);
    assertThat(timeline.seconds().getLast()).isEqualTo(597);
  }

  @Test
  void aServerThatAnswersTooFewMUSTBeSeenFallingBehind() {
    assertThat(timeline(true, i -> 100, i -> 95).backlogGrowth()).isCloseTo(0.05, within(0.001));
    assertThat(timeline(true, i -> 100, i -> 100).backlogGrowth()).isZero();
  }

  /** A pause that the server makes good for again, in the first or the last quarter. */
  @Test
  void aHiccupMUSTNotPassForAGrowingBacklog() {
    for (int at : List.of(2, 19)) {
      var hiccup = timeline(true, i -> 100, i -> i == at ? 0 : i == at + 1 ? 200 : 100);
      assertThat(hiccup.backlogGrowth()).as("pause in window " + at).isZero();
    }
  }

  @Test
  void lastSixthsThatAreAlikeMUSTCountAsSteadyWhateverCameBefore() {
    assertThat(timeline(false, i -> 0, i -> i < 12 ? 10 : 100).unsteadiness()).hasValue(0);
    assertThat(timeline(false, i -> 0, i -> i < 20 ? 100 : 110).unsteadiness().orElseThrow()).isCloseTo(0.1, within(0.001));
    assertThat(timeline(false, i -> 0, i -> i < 20 ? 100 : 0).unsteadiness().orElseThrow()).isGreaterThan(1);
  }

  /** Users come at random, so that the throughput of an open loop varies though the server is steady. */
  @Test
  void arrivalsMUSTNotMakeAnOpenLoopUnsteady() {
    assertThat(timeline(true, i -> 100 + i % 7, i -> 100 + i % 7).unsteadiness()).hasValue(0);
  }

  @Test
  void tooShortATimeMUSTTellNothing() {
    assertThat(Timeline.none().unsteadiness()).isEmpty();
    assertThat(Timeline.none().backlogGrowth()).isZero();
  }

  @Test
  void severalMUSTAddUpAsFarAsAllOfThemWent() {
    var one = timeline(true, i -> 100, i -> 95);
    var other = timeline(true, i -> 50, i -> 50);
    other.stop(START + 10 * WINDOW);
    var merged = Timeline.merged(List.of(one, other));
    assertThat(merged.count()).isEqualTo(10);
    assertThat(merged.offered()).containsOnly(3_000.0);
    assertThat(merged.backlog().getLast()).isEqualTo(50);
  }

  private static Timeline timeline(boolean openLoop, IntToLongFunction due, IntToLongFunction answered) {
    var timeline = new Timeline(openLoop, START, Duration.ofNanos(WINDOWS * WINDOW));
    for (int i = 0; i < WINDOWS; i++) {
      long time = START + i * WINDOW;
      for (long line = 0; line < due.applyAsLong(i); line++) {
        timeline.due(time);
      }
      for (long line = 0; line < answered.applyAsLong(i); line++) {
        timeline.answered(time, time, time);
      }
    }
    return timeline;
  }
}
