package c10k.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import c10k.bench.process.JvmMemory;
import c10k.bench.process.KernelMemory;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Slopes of memory over connections. */
class LineTest {

  @Test
  void slopeMustLeaveOutFixedCosts() {
    var line = Line.through(List.of(0.0, 500.0, 2_000.0), Double::doubleValue, x -> 1e6 + 700 * x);
    assertThat(line.slope()).isCloseTo(700, within(1e-6));
    assertThat(line.intercept()).isCloseTo(1e6, within(1e-3));
  }

  @Test
  void socketsOfOthersMustSpoilThoseOfTheSlab() {
    assertThat(slopes(2, 1_000).socketsArePlausible()).isTrue();
    assertThat(slopes(3, 1_000).socketsArePlausible()).isFalse();
    assertThat(new MemorySlopes(List.of(snapshot(0, OptionalLong.empty()), snapshot(9, OptionalLong.empty()))).socketsArePlausible()).isFalse();
  }

  private static MemorySlopes slopes(int socketsPerConnection, int connections) {
    return new MemorySlopes(List.of(
        snapshot(0, OptionalLong.of(50)), snapshot(connections, OptionalLong.of(50L + (long) socketsPerConnection * connections))));
  }

  private static MemorySnapshot snapshot(int connections, OptionalLong sockets) {
    return new MemorySnapshot(connections, JvmMemory.NONE, 0, new KernelMemory(sockets, sockets, 0, 0, 0));
  }
}
