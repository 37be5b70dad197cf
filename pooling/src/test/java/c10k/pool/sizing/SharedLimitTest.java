package c10k.pool.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SharedLimitTest {

  @Test
  void aLimitWithRoomMustNotBeWarnedOf() {
    assertThat(warnings(new SharedLimit(100, 4, 1, 0), 17)).isEmpty();
  }

  @Test
  void aLimitThatIsExceededMustBeWarnedOf() {
    assertThat(warnings(new SharedLimit(100, 4, 0, 10), 30)).containsExactly(
        "4 instances x 30 + 10 of other services = 130 connections are more than the 100 that the backend allows: the last to start get none.",
        "With at most 18 per instance the reserve stays free at all times.");
  }

  @Test
  void aLimitWithoutReserveMustBeWarnedOf() {
    assertThat(warnings(new SharedLimit(100, 4, 0, 0), 24)).containsExactly(
        "4 instances x 24 = 96 connections leave 4 of the 100 that the backend allows; 15 (15 %) should stay free for administration and deployments.",
        "With at most 21 per instance the reserve stays free at all times.");
  }

  @Test
  void aDeploymentThatExceedsTheLimitMustBeWarnedOf() {
    assertThat(warnings(new SharedLimit(100, 4, 4, 0), 20)).containsExactly(
        "During a rolling deployment, with old and new ones side by side, 8 instances x 20 = 160 connections"
            + " are more than the 100 that the backend allows: the last to start get none.",
        "With at most 10 per instance the reserve stays free at all times.");
  }

  @Test
  void whereNothingFitsMustBeSaid() {
    assertThat(warnings(new SharedLimit(10, 20, 0, 0), 1)).last().asString().startsWith("No size fits");
  }

  @Test
  void theUsualOverlapMustBeAQuarterRoundedUp() {
    assertThat(SharedLimit.of(100, 1).overlap()).isEqualTo(1);
    assertThat(SharedLimit.of(100, 4).overlap()).isEqualTo(1);
    assertThat(SharedLimit.of(100, 5).overlap()).isEqualTo(2);
  }

  /** Nothing is wrong at the named size, and something is with one more. */
  @Property
  void theLargestPoolMustBeTheLargestWithoutWarning(
      @ForAll @IntRange(min = 1, max = 10_000) int connections,
      @ForAll @IntRange(min = 1, max = 100) int instances,
      @ForAll @IntRange(max = 100) int overlap,
      @ForAll @IntRange(max = 1_000) int others) {
    var limit = new SharedLimit(connections, instances, overlap, others);
    int largest = limit.largestPool();
    assertThat(largest == 0 || warnings(limit, largest).isEmpty()).isTrue();
    assertThat(warnings(limit, largest + 1)).isNotEmpty();
  }

  private static List<String> warnings(SharedLimit limit, int poolSize) {
    return new LimitCheck(limit, poolSize).warnings();
  }
}
