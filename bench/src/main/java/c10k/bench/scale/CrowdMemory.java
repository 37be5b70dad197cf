package c10k.bench.scale;

import c10k.bench.process.KernelMemory;
import c10k.bench.process.ResidentMemory;
import c10k.bench.process.ShortCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * Memory of all workers of a cluster together, and of the kernel.
 *
 * @param heapBytes alive after a collection; empty where this JDK lacks {@code jcmd}
 * @param residentBytes with heaps that are resident from the start
 */
record CrowdMemory(OptionalLong heapBytes, long residentBytes, KernelMemory kernel) {
  private static final int SOCKETS_PER_CONNECTION = 2;

  /** The slab is the whole machine's: figures count only if its sockets are those that we opened. */
  private static final double MOST_STRANGE_SOCKETS = 0.1;

  private static final int BYTES_COLUMN = 2;

  static CrowdMemory of(List<ProcessHandle> workers) throws IOException, InterruptedException {
    var heap = OptionalLong.of(0);
    long resident = 0;
    for (var worker : workers) {
      var own = heapBytes(worker.pid());
      heap = heap.isPresent() && own.isPresent() ? OptionalLong.of(heap.getAsLong() + own.getAsLong()) : OptionalLong.empty();
      resident += ResidentMemory.read(worker.pid());
    }
    return new CrowdMemory(heap, resident, KernelMemory.read());
  }

  private static OptionalLong heapBytes(long pid) throws InterruptedException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    // Counts what is alive, for which it collects garbage first. The last line is the sum.
    return ShortCommand.output(List.of(jcmd, Long.toString(pid), "GC.class_histogram"))
        .map(CrowdMemory::total)
        .orElse(OptionalLong.empty());
  }

  static OptionalLong total(String histogram) {
    for (var line : histogram.lines().toList().reversed()) {
      var columns = line.strip().split(" +", -1);
      if (columns.length > BYTES_COLUMN && columns[0].equals("Total")) {
        return OptionalLong.of(Long.parseLong(columns[BYTES_COLUMN]));
      }
    }
    return OptionalLong.empty();
  }

  /** What so many connections have added since. */
  void putGrowthSince(CrowdMemory before, double connections, ScaleResult.Builder result) {
    if (heapBytes.isPresent() && before.heapBytes.isPresent()) {
      result.put(ScaleFigure.HEAP, (heapBytes.getAsLong() - before.heapBytes.getAsLong()) / connections);
    }
    result.put(ScaleFigure.NATIVE, (residentBytes - before.residentBytes) / connections);
    if (kernel.socketObjects().isPresent() && before.kernel.socketObjects().isPresent()) {
      double sockets = kernel.socketObjects().getAsLong() - before.kernel.socketObjects().getAsLong();
      if (Math.abs(sockets / SOCKETS_PER_CONNECTION / connections - 1) <= MOST_STRANGE_SOCKETS) {
        double bytes = kernel.socketBytes().orElseThrow() - before.kernel.socketBytes().orElseThrow();
        result.put(ScaleFigure.KERNEL_SOCKETS, bytes / connections);
      }
    }
  }
}
