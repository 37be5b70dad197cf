package c10k.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Memory of a process as the kernel tells it, in bytes.
 *
 * @param resident pages that are in memory, shared ones in full
 * @param proportional the same, with each shared page divided among those that share it
 * @param own pages that only this process has: what would become free with its end
 * @param reserved address space, used or not
 */
public record ProcessMemory(long resident, long proportional, long own, long reserved) {

  /** Reads it now. */
  public static ProcessMemory of(long pid) throws IOException {
    var folder = Path.of("/proc", Long.toString(pid));
    return parse(Files.readString(folder.resolve("smaps_rollup")), Files.readString(folder.resolve("status")));
  }

  static ProcessMemory parse(String smapsRollup, String status) {
    return new ProcessMemory(
        StatusLines.value(smapsRollup, "Rss:"),
        StatusLines.value(smapsRollup, "Pss:"),
        StatusLines.value(smapsRollup, "Private_Clean:") + StatusLines.value(smapsRollup, "Private_Dirty:"),
        StatusLines.value(status, "VmSize:"));
  }

  /** Pages that others have, too. */
  public long shared() {
    return resident - own;
  }
}
