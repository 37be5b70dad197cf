package c10k.bench.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.pool.AsyncPoolModel;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every use is made, with fewer and with more chains than resources. */
@Timeout(60)
class LoopChainsTest {

  private static Stream<Arguments> cases() {
    return AsyncPoolModel.all().stream()
        .map(AsyncPoolModel::name)
        .flatMap(model -> Stream.of(1, 2, 3, 32).map(chains -> Arguments.of(model, chains)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void mustMakeAllUses(String model, int chains) throws Exception {
    try (var loop = LoopChains.open(model, 2)) {
      assertThat(loop.run(chains, 10_000)).isEqualTo(10_000);
      assertThat(loop.run(chains, 7)).isEqualTo(7);
    }
  }

  @Test
  void anUnknownModelMustNameThoseThatExist() {
    assertThatThrownBy(() -> LoopChains.open("best", 1)).hasMessageContainingAll("'best'", "event-loop");
  }
}
