package c10k.bench.jmh;

import c10k.bench.result.Figure;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** Measures throughput, and how busy the loading thread is. Confined to that thread. */
final class LoadMeter {
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final long startCpuNanos = cpuNanos();
  private final long startNanos = System.nanoTime();

  void report(long messages) {
    double elapsed = System.nanoTime() - startNanos;
    double cpu = cpuNanos() - startCpuNanos;
    TrialFigures.count(Figure.MESSAGES, messages);
    TrialFigures.count(Figure.FAILURES, 0);
    TrialFigures.put(Figure.THROUGHPUT, messages * NANOS_PER_SECOND / elapsed);
    TrialFigures.put(Figure.LOADER_CPU, cpu / elapsed);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
