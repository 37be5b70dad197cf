package c10k.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.server.ConfigurationException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadPlanTest {
  private static final InetSocketAddress TARGET = new InetSocketAddress(InetAddress.getLoopbackAddress(), 7_000);
  private static final LoadPlan PLAN =
      new LoadPlan(TARGET, 64, 64, Duration.ZERO, Duration.ofSeconds(1), OptionalDouble.empty(), 1);

  @Test
  void mustTellAllReasonsAtOnce() {
    var unknown = InetSocketAddress.createUnresolved("nowhere.invalid", 0);
    assertThatThrownBy(
        () -> new LoadPlan(unknown, 0, 32, Duration.ofMillis(-1), Duration.ZERO, OptionalDouble.of(0), 1))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll("connections is 0", "line length is 32", "warm-up is -1 ms", "measured time is 0 ms", "rate is 0.0",
            "host 'nowhere.invalid'", "port is 0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1, 0, 1e9})
  void mustRefuseRatesThatNobodyCanSend(double rate) {
    assertThatThrownBy(() -> PLAN.openLoop(rate)).isInstanceOf(ConfigurationException.class).hasMessageContaining("rate");
  }

  @ParameterizedTest
  @ValueSource(ints = {LoadPlan.SHORTEST_LINE_BYTES, LoadPlan.LONGEST_LINE_BYTES})
  void mustAcceptTheShortestAndTheLongestLine(int lineBytes) {
    assertThat(new LoadPlan(TARGET, 1, lineBytes, Duration.ZERO, Duration.ofSeconds(1), OptionalDouble.empty(), 1).lineBytes())
        .isEqualTo(lineBytes);
  }

  @Test
  void mustChangeNothingButWhatIsAskedFor() {
    var changed = PLAN.openLoop(5).lasting(Duration.ofSeconds(2), Duration.ofSeconds(3)).seeded(4);
    assertThat(changed)
        .isEqualTo(new LoadPlan(TARGET, 64, 64, Duration.ofSeconds(2), Duration.ofSeconds(3), OptionalDouble.of(5), 4));
    assertThat(changed.closedLoop().isOpenLoop()).isFalse();
  }
}
