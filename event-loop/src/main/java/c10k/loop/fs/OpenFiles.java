package c10k.loop.fs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts what is open: each file and each directory costs the process one of its descriptors.
 *
 * <p>Threads: safe for use by any thread.
 */
final class OpenFiles {
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger peak = new AtomicInteger();

  /** Something open that is counted until it is closed. */
  final class Counted<C extends Closeable> implements Closeable {
    private final C resource;
    private final AtomicBoolean isClosed = new AtomicBoolean();

    private Counted(C resource) {
      this.resource = resource;
      peak.accumulateAndGet(open.incrementAndGet(), Math::max);
    }

    C it() {
      return resource;
    }

    @Override
    public void close() throws IOException {
      if (isClosed.compareAndSet(false, true)) {
        open.decrementAndGet();
        resource.close();
      }
    }
  }

  Counted<FileChannel> open(Path path, Set<? extends OpenOption> options) throws IOException {
    return new Counted<>(FileChannel.open(path, options));
  }

  @SuppressWarnings("StreamResourceLeak") // Whoever gets it closes it.
  Counted<DirectoryStream<Path>> openDirectory(Path path) throws IOException {
    return new Counted<>(Files.newDirectoryStream(path));
  }

  /** Opens a directory in another: no link can lead elsewhere, whoever changes the tree meanwhile. */
  Counted<SecureDirectoryStream<Path>> openDirectory(SecureDirectoryStream<Path> parent, Path name) throws IOException {
    return new Counted<>(parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
  }

  int now() {
    return open.get();
  }

  int peak() {
    return peak.get();
  }
}
