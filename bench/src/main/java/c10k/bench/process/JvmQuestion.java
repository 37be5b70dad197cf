package c10k.bench.process;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.Locale;

/** What a controller may ask the JVM of a server. Each answer is one line of names and values. */
enum JvmQuestion {
  /** Collects garbage. */
  GC {
    @Override
    String figures() {
      collect();
      return "collections=2";
    }
  },
  /** What is alive after two collections: one finds what finalization and references kept. */
  MEMORY {
    @Override
    String figures() {
      collect();
      long heap = liveHeapBytes();
      int threads = ManagementFactory.getThreadMXBean().getThreadCount();
      return "heapBytes=" + heap + " directBytes=" + directBytes() + " threads=" + threads;
    }
  },
  /** How long the compilers have worked. */
  JIT {
    @Override
    String figures() {
      return "compilationMillis=" + ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
    }
  },
  /** Processor time of the process. */
  CPU {
    @Override
    String figures() {
      var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      return "cpuNanos=" + system.getProcessCpuTime();
    }
  },
  /** What all threads have ever allocated on the heap. */
  ALLOC {
    @Override
    String figures() {
      var threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
      return "allocatedBytes=" + threads.getTotalThreadAllocatedBytes();
    }
  };

  abstract String figures();

  static String answer(String command) {
    for (var question : values()) {
      if (question.command().equals(command)) {
        return question.command() + " " + question.figures();
      }
    }
    return "unknown command=" + command;
  }

  String command() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static void collect() {
    System.gc();
    System.gc();
  }

  /**
   * What the last collection left. What is used now would be more by the buffers from which threads allocate: each is taken whole when a thread allocates
   * its first object after a collection, and they have megabytes.
   */
  private static long liveHeapBytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> (pool.getCollectionUsage() == null ? pool.getUsage() : pool.getCollectionUsage()).getUsed())
        .sum();
  }

  private static long directBytes() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }
}
