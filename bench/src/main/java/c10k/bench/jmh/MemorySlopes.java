package c10k.bench.jmh;

import c10k.bench.result.Figure;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
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

  void report(TrialFiles files, String caseName) throws IOException {
    figures().forEach(TrialFigures::put);
    for (var column : series().entrySet()) {
      files.series(caseName, column.getKey(), column.getValue());
    }
  }

  /** The points that the slopes are fitted to: parallel columns, bytes but for the connections. */
  public Map<String, List<Double>> series() {
    var series = new LinkedHashMap<String, List<Double>>();
    series.put("connections", column(MemorySnapshot::connections));
    series.put("heap", column(point -> point.jvm().heapBytes()));
    series.put("direct", column(point -> point.jvm().directBytes()));
    series.put("native", column(MemorySnapshot::nativeBytes));
    series.put("kernelThreads", column(MemorySlopes::kernelThreadBytes));
    if (socketsArePlausible()) {
      series.put("kernelSockets", column(point -> point.kernel().socketBytes().orElseThrow()));
    }
    series.put("resident", column(MemorySnapshot::residentBytes));
    return series;
  }

  private List<Double> column(ToDoubleFunction<MemorySnapshot> value) {
    return snapshots.stream().map(value::applyAsDouble).toList();
  }

  private static double kernelThreadBytes(MemorySnapshot point) {
    return point.kernel().stackBytes() + point.kernel().pageTableBytes();
  }

  /** By what takes the memory, and sums of those of the process and of the kernel; without the kernel's sum and sockets of the kernel, if others opened some meanwhile. */
  public Map<Figure, Double> figures() {
    var figures = new EnumMap<Figure, Double>(Figure.class);
    var heap = line(point -> point.jvm().heapBytes());
    double direct = line(point -> point.jvm().directBytes()).slope();
    double others = line(MemorySnapshot::nativeBytes).slope();
    figures.put(Figure.USER_PER_CONNECTION, heap.slope() + direct + others);
    figures.put(Figure.HEAP_PER_CONNECTION, heap.slope());
    figures.put(Figure.HEAP_FIXED, heap.intercept());
    figures.put(Figure.DIRECT_PER_CONNECTION, direct);
    figures.put(Figure.NATIVE_PER_CONNECTION, others);
    figures.put(Figure.RESIDENT_FIXED, line(MemorySnapshot::residentBytes).intercept());
    figures.put(Figure.THREADS_PER_CONNECTION, line(point -> point.jvm().threads()).slope());
    double kernelThreads = line(MemorySlopes::kernelThreadBytes).slope();
    figures.put(Figure.KERNEL_THREADS_PER_CONNECTION, kernelThreads);
    if (socketsArePlausible()) {
      double kernelSockets = line(point -> point.kernel().socketBytes().orElseThrow()).slope();
      figures.put(Figure.KERNEL_SOCKETS_PER_CONNECTION, kernelSockets);
      figures.put(Figure.KERNEL_PER_CONNECTION, kernelThreads + kernelSockets);
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
