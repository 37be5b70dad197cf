package c10k.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Transparent huge pages. Where the kernel always uses them, a thread's stack grows by 2 MiB at its first touch, and threads look ten times larger than they are.
 */
public final class HugePages {

  /** Measures memory with them all the same, if {@code true}. */
  public static final String PROPERTY = "c10k.bench.hugePages";

  private static final Path SETTING = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

  private HugePages() {}

  /** Why memory should not be measured now, as the end of a sentence; empty if there is no reason. */
  public static Optional<String> objection() {
    try {
      return Files.isReadable(SETTING) ? objection(Files.readString(SETTING), Boolean.getBoolean(PROPERTY)) : Optional.empty();
    } catch (IOException e) {
      return Optional.of("the setting of transparent huge pages cannot be read: " + e.getMessage());
    }
  }

  /**
   * Why memory should not be measured with this setting.
   *
   * @param setting with the chosen word in brackets, as {@code always [madvise] never}
   */
  static Optional<String> objection(String setting, boolean forced) {
    if (forced || !setting.contains("[always]")) {
      return Optional.empty();
    }
    return Optional.of("transparent huge pages are set to 'always', which makes threads look far larger than they are; write 'madvise' to "
        + SETTING + ", or force it with -D" + PROPERTY + "=true");
  }

  /**
   * Makes sure that there is no reason.
   *
   * @throws IOException saying what to do
   */
  public static void requireHarmless() throws IOException {
    var objection = objection();
    if (objection.isPresent()) {
      throw new IOException("Memory is not measured: " + objection.get() + ".");
    }
  }
}
