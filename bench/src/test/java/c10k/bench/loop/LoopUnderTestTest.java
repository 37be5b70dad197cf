package c10k.bench.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every loop does what it is measured at, to the end. */
final class LoopUnderTestTest {
  private static final int FEW = 1_000;

  static Stream<Arguments> pairs() {
    return Stream.of(LoopMeasure.values()).flatMap(measure -> measure.labels().stream()
        .filter(label -> !label.equals(LoopUnderTest.NODE))
        .map(label -> Arguments.of(label, measure)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aRunMUSTEnd(String label, LoopMeasure measure) throws InterruptedException {
    try (var loop = LoopUnderTest.open(label)) {
      loop.run(measure, FEW);
      loop.run(measure, FEW);
    }
  }

  @ParameterizedTest
  @EnumSource(LoopMeasure.class)
  void nodeMUSTMeasureTheSame(LoopMeasure measure) throws Exception {
    assumeTrue(measure.labels().contains(LoopUnderTest.NODE), "Node has no such thing");
    assumeTrue(NodeLoop.version().isPresent(), "needs node on the path");
    assertThat(NodeLoop.run(measure, Duration.ZERO, Duration.ofMillis(1))).isPositive();
  }

  @Test
  void chainsMUSTMakeAllCallbacks() {
    var calls = new int[1];
    var queue = new ArrayDeque<Runnable>();
    var ended = new boolean[1];
    LoopUnderTest.chains(FEW, queue::add, () -> ended[0] = true);
    while (!queue.isEmpty()) {
      calls[0]++;
      queue.remove().run();
    }
    assertThat(calls[0]).isEqualTo(FEW);
    assertThat(ended[0]).isTrue();
  }
}
