package c10k.loop.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Counts of durations, to one per thousand. */
class HistogramTest {
  private static final Percentage PRECISION = Percentage.withPercentage(0.1);
  static final long AN_HOUR = 3_600_000_000_000L;

  private final Histogram histogram = new Histogram();

  @Property(tries = 100)
  void aPercentileMUSTBeThatOfTheSortedValues(
      @ForAll @Size(min = 1, max = 50) List<@LongRange(max = AN_HOUR) Long> values,
      @ForAll @DoubleRange(min = 0.1, max = 100) double percentile) {
    var one = new Histogram();
    values.forEach(one::record);
    int rank = Math.max(1, (int) Math.ceil(percentile / 100 * values.size()));
    long expected = values.stream().sorted().toList().get(rank - 1);
    assertThat(one.percentile(percentile)).isCloseTo(expected, PRECISION).isGreaterThanOrEqualTo(expected);
    assertThat(one.percentile(100)).isEqualTo(one.max());
    assertThat(one.min()).isEqualTo(values.stream().mapToLong(Long::longValue).min().orElseThrow());
  }

  @Test
  void meanAndDeviationMUSTBeThoseOfTheValues() {
    // Of these the deviation is 2.
    List.of(2, 4, 4, 4, 5, 5, 7, 9).forEach(millis -> histogram.record(millis * 1_000_000L));
    assertThat(histogram.mean()).isCloseTo(5_000_000, PRECISION);
    assertThat(histogram.stddev()).isCloseTo(2_000_000, PRECISION);
    assertThat(histogram.count()).isEqualTo(8);
  }

  @Test
  void whatIsTooLongMUSTBeCountedApart() {
    histogram.record(AN_HOUR);
    histogram.record(AN_HOUR + 1);
    histogram.record(Long.MAX_VALUE);
    assertThat(histogram.exceeds()).isEqualTo(2);
    assertThat(histogram.count()).isEqualTo(1);
    assertThat(histogram.max()).isEqualTo(AN_HOUR);
  }

  @Test
  void anEmptyOneMUSTSaySo() {
    assertEmpty(histogram);
  }

  private static void assertEmpty(Histogram histogram) {
    assertThat(List.of(histogram.count(), histogram.exceeds(), histogram.min(), histogram.max(), histogram.percentile(50)))
        .containsOnly(0L);
    assertThat(histogram.mean()).isNaN();
    assertThat(histogram.stddev()).isNaN();
  }

  @Test
  void resetMUSTForgetAllAndTakingMUSTGiveItAway() {
    histogram.record(5);
    histogram.record(Long.MAX_VALUE);
    var taken = histogram.take();
    assertEmpty(histogram);
    assertThat(taken.percentile(50)).isEqualTo(5);
    assertThat(taken.mean()).isCloseTo(5, within(0.01));
    assertThat(taken.exceeds()).isEqualTo(1);
    taken.reset();
    assertThat(taken.count()).isZero();
  }

  @Test
  void nonsenseMUSTBeRefused() {
    assertThatThrownBy(() -> histogram.record(-1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("-1");
    for (double percentile : new double[]{0, -1, 100.1, Double.NaN}) {
      assertThatThrownBy(() -> histogram.percentile(percentile)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
