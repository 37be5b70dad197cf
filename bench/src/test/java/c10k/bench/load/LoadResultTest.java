package c10k.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LoadResultTest {
  private static final long MILLI = 1_000_000;

  @Test
  void mustCountAnswersPerSecondOfTheMeasuredTime() {
    assertThat(result(1_000, 990, 980).throughputPerSecond()).isEqualTo(490);
    assertThat(result(1_000, 990, 980).offeredPerSecond()).isEqualTo(500);
    assertThat(result(1_000, 990, 980).achievedShare()).isCloseTo(0.98, within(1e-9));
  }

  @Test
  void mustCallAServerSaturatedThatAnswersAfterTheMeasuredTimeOnly() {
    assertThat(result(1_000, 1_000, 979).isSaturated()).isTrue();
    assertThat(result(1_000, 1_000, 980).isSaturated()).isFalse();
  }

  @Test
  void mustNotDivideByNoLines() {
    assertThat(result(0, 0, 0).achievedShare()).isZero();
    assertThat(result(0, 0, 0).isClientBound()).isFalse();
  }

  @Test
  void mustBlameTheClientForItsCpu() {
    assertThat(result(0.91, 0, MILLI).isClientBound()).isTrue();
    assertThat(result(0.90, 0, MILLI).isClientBound()).isFalse();
  }

  @Test
  void mustBlameTheClientForLinesSentLate() {
    assertThat(result(0.1, MILLI / 5, MILLI).isClientBound()).isTrue();
    assertThat(result(0.1, MILLI / 20, MILLI).isClientBound()).isFalse();
  }

  @Test
  void mustKeepThreeDigitsUpToAMinute() {
    var histogram = LoadResult.newHistogram();
    histogram.recordValue(LoadResult.LONGEST_NANOS);
    assertThat((double) histogram.getMaxValue()).isCloseTo(60e9, within(60e9 / 1_000));
  }

  private static LoadResult result(long sent, long received, long receivedInTime) {
    var none = LoadResult.newHistogram();
    return new LoadResult(sent, received, receivedInTime, sent - received, 0, Duration.ofSeconds(2), none, none, none, none, Timeline.none(), 0.5);
  }

  private static LoadResult result(double cpuShare, long lagNanos, long responseNanos) {
    var response = histogramOf(responseNanos);
    return new LoadResult(1, 1, 1, 0, 0, Duration.ofSeconds(2), response, response, histogramOf(lagNanos), LoadResult.newHistogram(), Timeline.none(), cpuShare);
  }

  private static Histogram histogramOf(long nanos) {
    var histogram = LoadResult.newHistogram();
    histogram.recordValue(nanos);
    return histogram;
  }
}
