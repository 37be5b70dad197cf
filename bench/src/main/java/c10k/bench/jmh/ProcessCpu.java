package c10k.bench.jmh;

import c10k.bench.result.Figure;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** What this process uses of the processor, from a start on. */
record ProcessCpu(long startNanos, long startCpuNanos) {
  private static final double NANOS_PER_MICRO = TimeUnit.MICROSECONDS.toNanos(1);

  static ProcessCpu start() {
    return new ProcessCpu(System.nanoTime(), cpuNanos());
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  void report(long operations) {
    double used = cpuNanos() - startCpuNanos;
    TrialFigures.put(Figure.PROCESS_CPU, used / NANOS_PER_MICRO / operations);
    TrialFigures.put(Figure.PROCESS_CORES, used / (System.nanoTime() - startNanos));
  }
}
