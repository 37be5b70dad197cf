package c10k.bench.jmh;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Work while a resource is held, by the thread's own processor time: on a clock the work would seem done while the thread waits for its turn, and a
 * thread that parks for 100 µs may wake up 50 µs late (measured), which would hide what a pool costs.
 */
final class BusyHold {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Work between two looks at the clock, which is a call of the kernel: about a microsecond. */
  private static final int TOKENS = 500;

  private BusyHold() {}

  /**
   * Works for so long, or about a microsecond longer.
   *
   * @return for how long it was, in nanoseconds
   */
  static long forNanos(long nanos) {
    long start = THREADS.getCurrentThreadCpuTime();
    long held;
    do {
      Blackhole.consumeCPU(TOKENS);
      held = THREADS.getCurrentThreadCpuTime() - start;
    } while (held < nanos);
    return held;
  }
}
