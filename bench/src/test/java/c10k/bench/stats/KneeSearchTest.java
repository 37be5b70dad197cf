package c10k.bench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import c10k.bench.stats.KneeSearch.Knee;
import c10k.bench.stats.KneeSearch.Step;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** The knee of servers whose knee is known. */
class KneeSearchTest {
  private static final double FACTOR = 1.6;
  private static final int BISECTIONS = 3;

  /** What is left between the last good rate and the first bad one. */
  private static final double RESOLUTION = Math.pow(FACTOR, 1.0 / (1 << BISECTIONS));

  private static Knee search(double truth, double last) throws Exception {
    return new KneeSearch(1_000, FACTOR, BISECTIONS, last).search(rate -> new Step(rate, Math.min(rate, 1.1 * truth), 0, rate <= truth));
  }

  @Property(tries = 200)
  void theKneeMUSTBeFoundToTheResolutionAndNeverExceeded(@ForAll @DoubleRange(min = 1_001, max = 1_000_000) double truth) throws Exception {
    var knee = search(truth, 10_000_000);
    assertThat(knee.bounded()).isTrue();
    assertThat(knee.knee().orElseThrow()).isLessThanOrEqualTo(truth).isGreaterThanOrEqualTo(truth / RESOLUTION * 0.999);
    assertThat(knee.steps()).hasSizeLessThan(25);
  }

  @Test
  void aServerThatIsTooSlowFromTheStartMUSTHaveNone() throws Exception {
    var knee = search(500, 10_000);
    assertThat(knee.knee()).isEmpty();
    assertThat(knee.steps()).hasSize(1);
    assertThat(knee.highest()).isCloseTo(550, within(0.1));
  }

  @Property(tries = 200)
  void aKneeBelowTheFirstRateMUSTBeFoundFromAbove(@ForAll @DoubleRange(min = 200, max = 1_000) double truth) throws Exception {
    var knee = new KneeSearch(1_001, FACTOR, BISECTIONS, 10_000, 100).search(rate -> new Step(rate, rate, 0, rate <= truth));
    assertThat(knee.bounded()).isTrue();
    assertThat(knee.knee().orElseThrow()).isLessThanOrEqualTo(truth).isGreaterThanOrEqualTo(truth / RESOLUTION * 0.999);
  }

  @Test
  void theEndOfTheSearchMUSTNotPassForAKnee() throws Exception {
    var knee = search(1_000_000, 10_000);
    assertThat(knee.bounded()).isFalse();
    assertThat(knee.knee().orElseThrow()).isLessThanOrEqualTo(10_000).isGreaterThan(10_000 / FACTOR);
  }

  @Test
  void aSearchThatCannotGoUpMUSTBeRefused() {
    assertThatThrownBy(() -> new KneeSearch(0, 2, 1, 10)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new KneeSearch(1, 1, 1, 10)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new KneeSearch(10, 2, 1, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
