package c10k.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import c10k.bench.process.JvmMemory;
import c10k.bench.process.KernelMemory;
import c10k.bench.result.Figure;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
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

  @Test
  void aLineMUSTLieAsCloseAsPossibleToPointsThatAreOnNone() {
    // By hand: the means are 2 and 3, the products of what is beyond them sum up to 4, the squares to 8.
    var line = Line.through(List.of(0.0, 2.0, 4.0), Double::doubleValue, x -> x == 2 ? 5 : 1 + x / 2);
    assertThat(line.slope()).isCloseTo(0.5, within(1e-12));
    assertThat(line.intercept()).isCloseTo(2, within(1e-12));
  }

  @Test
  void sumsMUSTBeThoseOfTheirPartsAndPointsThoseOfTheFit() {
    var slopes = new MemorySlopes(IntStream.of(0, 1_000, 2_500, 5_000).mapToObj(LineTest::grown).toList());
    assertThat(slopes.figures())
        .hasEntrySatisfying(Figure.HEAP_PER_CONNECTION, near(700))
        .hasEntrySatisfying(Figure.DIRECT_PER_CONNECTION, near(20))
        .hasEntrySatisfying(Figure.NATIVE_PER_CONNECTION, near(3_000))
        .hasEntrySatisfying(Figure.USER_PER_CONNECTION, near(3_720))
        .hasEntrySatisfying(Figure.KERNEL_THREADS_PER_CONNECTION, near(20_000))
        .hasEntrySatisfying(Figure.KERNEL_SOCKETS_PER_CONNECTION, near(7_500))
        .hasEntrySatisfying(Figure.KERNEL_PER_CONNECTION, near(27_500))
        .hasEntrySatisfying(Figure.HEAP_FIXED, near(5e6));
    assertThat(slopes.series()).containsOnlyKeys("connections", "heap", "direct", "native", "kernelThreads", "kernelSockets", "resident");
    assertThat(slopes.series().get("connections")).containsExactly(0.0, 1_000.0, 2_500.0, 5_000.0);
    assertThat(slopes.series().get("heap")).containsExactly(5e6, 5.7e6, 6.75e6, 8.5e6);
  }

  private static Consumer<Double> near(double value) {
    return figure -> assertThat(figure).isCloseTo(value, within(1e-3));
  }

  /** Of known bytes per connection. */
  private static MemorySnapshot grown(int connections) {
    var jvm = new JvmMemory(5_000_000 + 700L * connections, 4_096 + 20L * connections, 20);
    long resident = 90_000_000 + 3_020L * connections;
    var kernel = new KernelMemory(
        OptionalLong.of(40 + 2L * connections), OptionalLong.of(9_000 + 7_500L * connections), 16_000L * connections, 4_000L * connections, 0);
    return new MemorySnapshot(connections, jvm, resident, kernel);
  }

  private static MemorySlopes slopes(int socketsPerConnection, int connections) {
    return new MemorySlopes(List.of(
        snapshot(0, OptionalLong.of(50)), snapshot(connections, OptionalLong.of(50L + (long) socketsPerConnection * connections))));
  }

  private static MemorySnapshot snapshot(int connections, OptionalLong sockets) {
    return new MemorySnapshot(connections, JvmMemory.NONE, 0, new KernelMemory(sockets, sockets, 0, 0, 0));
  }
}
