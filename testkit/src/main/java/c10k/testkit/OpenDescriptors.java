package c10k.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The descriptors that this process has open, where the system tells (Linux). */
final class OpenDescriptors {
  private static final Path SELF = Path.of("/proc/self/fd");

  private OpenDescriptors() {}

  /** Abandons the test where the system does not tell. */
  static void assumeCountable() {
    Assumptions.assumeTrue(Files.isDirectory(SELF), "needs " + SELF + ", to count open descriptors");
  }

  static int count() {
    try (var descriptors = Files.list(SELF)) {
      return (int) descriptors.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
