package c10k.bench.jmh;

import c10k.bench.result.Figure;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Bytes per connection as slopes over snapshots, so that fixed costs are no part of them. */
public record MemorySlopes(List<MemorySnapshot> snapshots) {

  /** Both ends of a connection are on this machine. */
  private static final int SOCKETS_PER_CONNECTION = 2;

  /** The slab is the whole machine's: figures count only if its sockets are those that we opened. */
  private static final double MOST_STRANGE_SOCKETS = 0.1;

  void report() {
    figures().forEach(TrialFigures::put);
  }

  /** By what takes the memory; without sockets of the kernel, if others opened some meanwhile. */
  public Map<Figure, Double> figures() {
    var figures = new EnumMap<Figure, Double>(Figure.class);
    var heap = line(point -> point.jvm().heapBytes());
    figures.put(Figure.HEAP_PER_CONNECTION, heap.slope());
    figures.put(Figure.HEAP_FIXED, heap.intercept());
    figures.put(Figure.DIRECT_PER_CONNECTION, line(point -> point.jvm().directBytes()).slope());
    figures.put(Figure.NATIVE_PER_CONNECTION, line(MemorySnapshot::nativeBytes).slope());
    figures.put(Figure.RESIDENT_FIXED, line(MemorySnapshot::residentBytes).intercept());
    figures.put(Figure.THREADS_PER_CONNECTION, line(point -> point.jvm().threads()).slope());
    figures.put(
        Figure.KERNEL_THREADS_PER_CONNECTION,
        line(point -> point.kernel().stackBytes() + point.kernel().pageTableBytes()).slope());
    if (socketsArePlausible()) {
      figures.put(
          Figure.KERNEL_SOCKETS_PER_CONNECTION,
          line(point -> point.kernel().socketBytes().orElseThrow()).slope());
    }
    return figures;
  }

  boolean socketsArePlausible() {
    Function<MemorySnapshot, OptionalLong> sockets = point -> point.kernel().socketObjects();
    if (snapshots.stream().map(sockets).anyMatch(OptionalLong::isEmpty)) {
      return false;
    }
    double perConnection = line(point -> sockets.apply(point).orElseThrow()).slope();
    return Math.abs(perConnection / SOCKETS_PER_CONNECTION - 1) <= MOST_STRANGE_SOCKETS;
  }

  private Line line(ToDoubleFunction<MemorySnapshot> bytes) {
    return Line.through(snapshots, MemorySnapshot::connections, bytes);
  }
}
