package c10k.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resident memory of a process from {@code /proc/PID/smaps_rollup}. */
public final class ResidentMemory {

  private ResidentMemory() {}

  /** Reads it now, in bytes. */
  public static long read(long pid) throws IOException {
    return parse(Files.readString(Path.of("/proc", Long.toString(pid), "smaps_rollup")));
  }

  static long parse(String smapsRollup) {
    return StatusLines.value(smapsRollup, "Rss:");
  }
}
