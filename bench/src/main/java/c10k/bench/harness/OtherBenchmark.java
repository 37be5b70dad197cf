package c10k.bench.harness;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Looks for another JMH on this machine, by the lock that JMH itself would fail on in every trial. */
final class OtherBenchmark {
  private static final String IGNORE = "jmh.ignoreLock";

  private OtherBenchmark() {}

  static void requireNone() throws IOException {
    if (!Boolean.getBoolean(IGNORE) && isRunning()) {
      throw new IOException("another JMH benchmark runs on this machine, and each would spoil the other's numbers; wait for its "
          + "end, or run java with -D" + IGNORE + "=true");
    }
  }

  private static boolean isRunning() throws IOException {
    var file = Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock");
    try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (AccessDeniedException e) {
      // Left by another user; JMH will tell.
      return false;
    }
  }
}
