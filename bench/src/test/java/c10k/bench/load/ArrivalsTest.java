package c10k.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
  private static final int MANY = 100_000;
  private static final double GAP_NANOS = 1e9 / 50_000;

  @Property(tries = 20)
  void mustRepeatItselfForTheSameSeed(@ForAll long seed) {
    assertThat(times(seed, 100)).isEqualTo(times(seed, 100));
    assertThat(times(seed, 100)).isNotEqualTo(times(seed + 1, 100));
  }

  @Test
  void mustKeepTheRateOnAverage() {
    assertThat(times(1, MANY)[MANY - 1] / (double) MANY).isCloseTo(GAP_NANOS, within(GAP_NANOS / 50));
  }

  /** Of exponential gaps, 1/e are longer than the mean, whatever the rate; of uniform ones half, of equal ones none. */
  @Test
  void mustHaveExponentialGaps() {
    var times = times(1, MANY);
    int longer = 0;
    for (int i = 1; i < MANY; i++) {
      longer += times[i] - times[i - 1] > GAP_NANOS ? 1 : 0;
    }
    assertThat(longer / (double) MANY).isCloseTo(1 / Math.E, within(0.01));
  }

  @Test
  void mustSpreadLinesOverAllConnections() {
    var arrivals = new Arrivals(50_000, 0, 10, 1, 0);
    var counts = new int[10];
    for (int i = 0; i < MANY; i++) {
      counts[arrivals.connection()]++;
    }
    assertThat(Arrays.stream(counts)).allSatisfy(count -> assertThat(count).isBetween(MANY / 11, MANY / 9));
  }

  private static long[] times(long seed, int count) {
    var arrivals = new Arrivals(50_000, 0, 10, seed, 0);
    var times = new long[count];
    for (int i = 0; i < count; i++) {
      times[i] = arrivals.dueNanos();
      arrivals.connection();
      arrivals.next();
    }
    return times;
  }
}
