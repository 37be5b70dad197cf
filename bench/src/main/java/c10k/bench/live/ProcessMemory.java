package c10k.bench.live;

import c10k.bench.process.ResidentMemory;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/**
 * The memory of this process, garbage included.
 *
 * @param heapBytes used part of the heap
 * @param directBytes buffers outside the heap
 * @param residentBytes all that is in the machine's memory; 0 where the system does not tell
 * @param threads of the platform; virtual ones live in the heap
 */
record ProcessMemory(long heapBytes, long directBytes, long residentBytes, int threads) {

  /** Reads it now. */
  static ProcessMemory read() {
    return new ProcessMemory(
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        directBytesNow(),
        ResidentMemory.ofThisProcess(),
        ManagementFactory.getThreadMXBean().getThreadCount());
  }

  private static long directBytesNow() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }
}
