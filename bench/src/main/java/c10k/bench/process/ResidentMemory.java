package c10k.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resident memory of a process, from {@code /proc}. */
public final class ResidentMemory {
  private static final Path SELF = Path.of("/proc/self/status");

  private ResidentMemory() {}

  /** Reads it now from {@code smaps_rollup}, in bytes. */
  public static long read(long pid) throws IOException {
    return parse(Files.readString(Path.of("/proc", Long.toString(pid), "smaps_rollup")));
  }

  /** A cheaper reading, for a process that looks at itself often: in bytes, off by a few pages per thread; 0 where there is no {@code /proc}. */
  public static long ofThisProcess() {
    try {
      return StatusLines.value(Files.readString(SELF), "VmRSS:");
    } catch (IOException e) {
      return 0;
    }
  }

  static long parse(String smapsRollup) {
    return StatusLines.value(smapsRollup, "Rss:");
  }
}
