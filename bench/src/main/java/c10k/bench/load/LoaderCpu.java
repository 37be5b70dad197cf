package c10k.bench.load;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * How busy the generator's thread is, not counting polls that found nothing: they fill up whatever
 * time is left. Confined to that thread.
 */
final class LoaderCpu {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Connections connections;
  private final long startNanos;
  private final long startCpuNanos;
  private final long startUselessNanos;

  private LoaderCpu(Connections connections) {
    this.connections = connections;
    this.startNanos = connections.clock().nanos();
    this.startCpuNanos = THREADS.getCurrentThreadCpuTime();
    this.startUselessNanos = connections.uselessNanos();
  }

  static LoaderCpu startMeasuring(Connections connections) {
    return new LoaderCpu(connections);
  }

  double share() {
    long cpu = THREADS.getCurrentThreadCpuTime() - startCpuNanos;
    long useless = connections.uselessNanos() - startUselessNanos;
    long elapsed = connections.clock().nanos() - startNanos;
    return Math.max(0, cpu - useless) / (double) Math.max(1, elapsed);
  }
}
