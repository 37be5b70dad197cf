package c10k.bench.jmh;

import c10k.bench.process.CpuReading;
import c10k.bench.result.Figure;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What this process uses of the processor, from a start on.
 *
 * @param startReading exact, and with waits; empty where there is no {@code /proc}
 */
record ProcessCpu(long startNanos, long startCpuNanos, Optional<CpuReading> startReading) {
  private static final double NANOS_PER_MICRO = TimeUnit.MICROSECONDS.toNanos(1);
  private static final Path TASKS = Path.of("/proc/self/task");

  static ProcessCpu start() throws IOException {
    return new ProcessCpu(System.nanoTime(), cpuNanos(), reading());
  }

  private static Optional<CpuReading> reading() throws IOException {
    return Files.isDirectory(TASKS) ? Optional.of(CpuReading.of(ProcessHandle.current().pid())) : Optional.empty();
  }

  /** In hundredths of a second. */
  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /**
   * Tells what the operations have cost since the start.
   *
   * @return nanoseconds on a processor, of all threads together
   */
  double report(long operations) throws IOException {
    double used = cpuNanos() - startCpuNanos;
    var now = reading();
    if (startReading.isPresent() && now.isPresent()) {
      var cost = now.get().since(startReading.get());
      used = cost.userNanos() + cost.systemNanos();
      TrialFigures.put(Figure.PROCESS_WAITS, (double) cost.voluntarySwitches() / operations);
    }
    TrialFigures.put(Figure.PROCESS_CPU, used / NANOS_PER_MICRO / operations);
    TrialFigures.put(Figure.PROCESS_CORES, used / (System.nanoTime() - startNanos));
    return used;
  }
}
