package c10k.loop.fs;

import c10k.loop.fs.FileSystem.Work;
import c10k.loop.node.Deferred;
import c10k.loop.node.Environment;
import c10k.loop.node.Promise;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A file that is open until {@link #close}. What is asked of it is done one after the other, in the
 * order of the calls.
 *
 * <p>A handle that is forgotten costs a descriptor until the environment ends.
 *
 * <p>Threads: of the loop.
 */
public final class FileHandle {
  /** Where the last read or write ended. */
  private static final long HERE = -1;

  private final FileSystem files;
  private final Path path;
  private final OpenFiles.Counted<FileChannel> file;
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
  private boolean isBusy;
  private @Nullable Promise<@Nullable Void> closed;

  FileHandle(FileSystem files, Path path, OpenFiles.Counted<FileChannel> file) {
    this.files = files;
    this.path = path;
    this.file = file;
  }

  /** What was opened. */
  public Path path() {
    return path;
  }

  /** Goes on reading: as many bytes, or fewer at the end of the file; none when there are none left. */
  public Promise<byte[]> read(int length) {
    return inTurn("read", () -> Content.read(file.it(), length, HERE));
  }

  /**
   * Reads from somewhere, and moves nothing.
   *
   * @param position in bytes from the beginning
   * @throws IllegalArgumentException if the position is negative
   */
  public Promise<byte[]> readAt(long position, int length) {
    if (position < 0) {
      throw new IllegalArgumentException("A position counts from the beginning of the file; " + position + " is before that.");
    }
    return inTurn("read", () -> Content.read(file.it(), length, position));
  }

  /** Writes all of it. The bytes must not change until that is done. */
  public Promise<@Nullable Void> write(byte[] bytes) {
    return inTurn("write", () -> {
      Content.writeAll(file.it(), bytes);
      return null;
    });
  }

  /** Its length in bytes. */
  public Promise<Long> size() {
    return inTurn("size", () -> file.it().size());
  }

  /** Waits until the device has what was written. */
  public Promise<@Nullable Void> sync() {
    return inTurn("sync", () -> {
      file.it().force(true);
      return null;
    });
  }

  /** Closes it when all that was asked before is done. To close it again has no effect. */
  public Promise<@Nullable Void> close() {
    if (closed == null) {
      closed = enqueue("close", () -> {
        file.close();
        return null;
      }, files.environment().deferred());
      files.forget(this);
    }
    return closed;
  }

  /** At the end of the environment, when nobody can wait any more. */
  void closeNow() {
    try {
      file.close();
    } catch (IOException e) {
      System.getLogger("c10k.loop").log(System.Logger.Level.WARNING, "A file that was left open could not be closed.", e);
    }
  }

  private <T extends @Nullable Object> Promise<T> inTurn(String operation, Work<T> work) {
    Environment environment = files.environment();
    if (closed != null) {
      return environment.rejected(new FileException(ErrorCode.EBADF, operation, path, "The handle was closed before."));
    }
    return enqueue(operation, work, environment.deferred());
  }

  private <T extends @Nullable Object> Promise<T> enqueue(String operation, Work<T> work, Deferred<T> answer) {
    waiting.add(() -> files.submit(operation, path, () -> checked(operation, work), result -> {
      goOn();
      answer.resolve(result);
    }, error -> {
      goOn();
      answer.reject(error);
    }));
    if (!isBusy) {
      goOn();
    }
    return answer.promise();
  }

  private <T extends @Nullable Object> T checked(String operation, Work<T> work) throws IOException {
    try {
      return work.run();
    } catch (NonReadableChannelException | NonWritableChannelException e) {
      throw new FileException(ErrorCode.EBADF, operation, path, "It was not opened for that: choose another flag.");
    }
  }

  private void goOn() {
    var next = waiting.poll();
    isBusy = next != null;
    if (next != null) {
      next.run();
    }
  }
}
