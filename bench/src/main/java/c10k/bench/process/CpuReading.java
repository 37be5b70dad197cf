package c10k.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process has cost so far, as the kernel counts it. */
public record CpuReading(CpuTicks ticks, TaskTotals tasks) {

  /** Reads it now. */
  public static CpuReading of(long pid) throws IOException {
    var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    return new CpuReading(CpuTicks.parse(stat), TaskTotals.read(pid));
  }

  /** What it cost since an earlier reading. */
  public CpuCost since(CpuReading earlier) {
    return CpuCost.of(ticks.minus(earlier.ticks), tasks.minus(earlier.tasks));
  }
}
