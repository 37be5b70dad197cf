package c10k.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Means, medians, intervals. */
class StatisticsTest {
  private static final double EXACT = 1e-9;

  @Test
  void medianMustBeTheMiddle() {
    assertThat(Statistics.median(new double[] {3, 1, 2})).isEqualTo(2);
    assertThat(Statistics.median(new double[] {4, 1, 2, 3})).isEqualTo(2.5);
  }

  @Test
  void geometricMeanMustTreatHalfAndDoubleAlike() {
    assertThat(Statistics.geometricMean(new double[] {0.5, 2})).isCloseTo(1, within(EXACT));
    assertThat(Statistics.geometricMean(new double[] {1, 10, 100})).isCloseTo(10, within(EXACT));
  }

  @Test
  void sameSeedMustGiveTheSameInterval() {
    var ratios = new double[] {1.1, 1.2, 1.15, 1.3};
    assertThat(Statistics.bootstrap(ratios, 5)).isEqualTo(Statistics.bootstrap(ratios, 5));
  }

  @Test
  void equalValuesMustGiveAnIntervalWithoutWidth() {
    var interval = Statistics.bootstrap(new double[] {1.25, 1.25, 1.25}, 5);
    assertThat(interval.low()).isCloseTo(1.25, within(EXACT));
    assertThat(interval.high()).isCloseTo(1.25, within(EXACT));
  }

  @Property(tries = 30)
  void intervalMustLieWithinTheValues(
      @ForAll @Size(min = 3, max = 8) List<@DoubleRange(min = 0.5, max = 2) Double> values, @ForAll long seed) {
    var ratios = values.stream().mapToDouble(Double::doubleValue).toArray();
    var interval = Statistics.bootstrap(ratios, seed);
    assertThat(interval.low()).isBetween(Collections.min(values) - EXACT, interval.high() + EXACT);
    assertThat(interval.high()).isLessThanOrEqualTo(Collections.max(values) + EXACT);
  }
}
