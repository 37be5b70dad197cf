package c10k.bench.gzip;

import c10k.loop.fs.FileStreams;
import c10k.loop.node.Environment;
import c10k.loop.node.Promise;
import c10k.loop.stream.Pipeline;
import c10k.loop.uv.EventLoop;
import c10k.loop.uv.WorkPool;
import c10k.loop.zip.Gzip;
import c10k.server.Ticker;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Our side: compresses a file a few times, one time after the other, and prints a line for each, as
 * {@code gzip-pipeline.cjs} does for Node. Arguments: file, compressed file, level, times.
 */
public final class GzipRun {
  /** How often memory in use is looked at. */
  private static final int SAMPLE_MILLIS = 10;

  private final Environment environment = new Environment(new EventLoop("gzip", Ticker.system()));
  private final WorkPool pool;
  private final FileStreams files;
  private final Path plain;
  private final Path packed;
  private final int level;
  private final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private long peakBytes;

  private GzipRun(WorkPool pool, Path plain, Path packed, int level) {
    this.pool = pool;
    this.files = new FileStreams(environment, pool);
    this.plain = plain;
    this.packed = packed;
    this.level = level;
  }

  /** Runs it. */
  public static void main(String[] arguments) {
    int exitCode;
    try (var pool = new WorkPool(WorkPool.DEFAULT_THREADS)) {
      var run = new GzipRun(pool, Path.of(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[2]));
      exitCode = run.go(Integer.parseInt(arguments[3]));
    }
    System.exit(exitCode);
  }

  private int go(int times) {
    return environment.run(() -> {
      var sampling = environment.setInterval(this::sample, SAMPLE_MILLIS);
      repeat(times).onSettled(end -> sampling.clear(), error -> {
        sampling.clear();
        throw new IllegalStateException("The file could not be compressed: " + error.getMessage(), error);
      });
    });
  }

  /** Garbage counts too, until it is collected: the peak says more with a small heap. */
  private void sample() {
    long bytes = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    for (var buffers : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
      bytes += buffers.getMemoryUsed();
    }
    peakBytes = Math.max(peakBytes, bytes);
  }

  private Promise<@Nullable Void> repeat(int times) {
    return times == 0 ? environment.resolved(null) : compress().thenCompose(end -> repeat(times - 1));
  }

  private Promise<@Nullable Void> compress() {
    long start = System.nanoTime();
    long cpuAtStart = process.getProcessCpuTime();
    return Pipeline.from(files.createReadStream(plain)).through(Gzip.compress(environment, pool, level))
        .into(files.createWriteStream(packed)).thenCompose(end -> environment.offload(pool, WorkPool.Kind.FAST, () -> {
          long nanos = System.nanoTime() - start;
          long cpuNanos = process.getProcessCpuTime() - cpuAtStart;
          System.out.println(new GzipFigures(Files.size(plain), Files.size(packed), nanos, cpuNanos, peakBytes).toLine());
          return null;
        }));
  }
}
