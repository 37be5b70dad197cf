package c10k.pool.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {

  @ParameterizedTest
  @CsvSource({
      "500, 20, 0, 100, 10",
      "500, 20, 20, 70, 18",
      "50, 20, 0, 100, 1",
      "51, 20, 0, 100, 2",
      "100, 29, 0, 100, 3",
      "0.001, 1, 0, 100, 1",
      "1000000000, 86400000, 0, 100, 2147483647"
  })
  void littlesLawMustRoundUp(double perSecond, long millis, int headroom, int utilisation, int size) {
    assertThat(Formula.littlesLaw(perSecond, Duration.ofMillis(millis), headroom, utilisation)).isEqualTo(size);
  }

  @ParameterizedTest
  @CsvSource({"200, 20, 100, 40", "200, 100, 100, 200", "3, 1, 100, 1", "10, 1, 3, 4"})
  void theShareOfThreadsMustRoundUp(int threads, long inUse, long request, int size) {
    assertThat(Formula.shareOfThreads(threads, Duration.ofMillis(inUse), Duration.ofMillis(request))).isEqualTo(size);
  }

  @Test
  void aBackendMustCountItsDisks() {
    assertThat(Formula.backend(4, 1)).isEqualTo(9);
    assertThat(Formula.backend(4, 0)).isEqualTo(8);
  }

  /** The proof in small: with one resource less each thread can hold all but one of what it needs. */
  @Property
  void theDeadlockFreeBoundMustBeTight(@ForAll @IntRange(min = 1, max = 1_000) int threads, @ForAll @IntRange(min = 1, max = 100) int leases) {
    int bound = Formula.deadlockFree(threads, leases);
    int heldWhileAllWait = threads * (leases - 1);
    assertThat(bound - heldWhileAllWait).as("left for the first that goes on").isEqualTo(1);
  }

  @Test
  void theDeadlockFreeBoundMustNotOverflow() {
    assertThat(Formula.deadlockFree(Integer.MAX_VALUE, Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
  }

  @Property
  void littlesLawMustGrowWithLoadAndFallWithUtilisation(
      @ForAll @DoubleRange(min = 0.01, max = 1e6) double rate,
      @ForAll @DoubleRange(min = 0, max = 1e6) double more,
      @ForAll @LongRange(min = 1, max = 100_000_000_000L) long nanos,
      @ForAll @IntRange(max = 200) int headroom,
      @ForAll @IntRange(min = 1, max = 94) int utilisation) {
    var time = Duration.ofNanos(nanos);
    int size = Formula.littlesLaw(rate, time, headroom, utilisation);
    assertThat(size).isPositive();
    assertThat(Formula.littlesLaw(rate + more, time, headroom, utilisation)).isGreaterThanOrEqualTo(size);
    assertThat(Formula.littlesLaw(rate, time.plusNanos(nanos), headroom, utilisation)).isGreaterThanOrEqualTo(size);
    assertThat(Formula.littlesLaw(rate, time, headroom + 1, utilisation)).isGreaterThanOrEqualTo(size);
    assertThat(Formula.littlesLaw(rate, time, headroom, utilisation + 1)).isLessThanOrEqualTo(size);
  }

  /** Less would be more work than time. */
  @Property
  void littlesLawMustNeverGiveLessThanIsBusy(
      @ForAll @DoubleRange(min = 0.01, max = 1e6) double rate, @ForAll @LongRange(min = 1, max = 1_000_000_000L) long nanos) {
    var time = Duration.ofNanos(nanos);
    assertThat(Formula.littlesLaw(rate, time, 0, 100) * (1 + 1e-9)).isGreaterThanOrEqualTo(Formula.busy(rate, time));
  }
}
