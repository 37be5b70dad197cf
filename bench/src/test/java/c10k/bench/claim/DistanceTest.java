package c10k.bench.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistanceTest {
  private static final long WAY = Duration.ofMillis(20).toNanos();

  @ParameterizedTest
  @ValueSource(longs = {0, 1_000, Long.MAX_VALUE - 5})
  void aClientThatSendsAtOnceMUSTFirstHaveWaitedForTheHandshake(long accepted) {
    var distance = Distance.of(Duration.ofMillis(20), accepted);
    assertThat(distance.dueAtServer(accepted) - accepted).isEqualTo(3 * WAY);
  }

  @Test
  void anAnswerMUSTBeThereAfterTwoRoundTripsFromConnecting() {
    var distance = Distance.of(Duration.ofMillis(20), 0);
    assertThat(distance.dueAtClient(distance.dueAtServer(0))).isEqualTo(4 * WAY);
  }

  @Test
  void aServerThatSpeaksFirstMUSTKnowOfItsClientBefore() {
    assertThat(Distance.of(Duration.ofMillis(20), 0).dueAtClient(0)).isEqualTo(4 * WAY);
  }

  @Test
  void afterTheHandshakeEachWayMUSTTakeItsTime() {
    var distance = Distance.of(Duration.ofMillis(20), 0);
    assertThat(distance.dueAtServer(100 * WAY)).isEqualTo(101 * WAY);
    assertThat(distance.dueAtClient(100 * WAY)).isEqualTo(101 * WAY);
  }
}
