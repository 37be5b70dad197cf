package c10k.loop.process;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads an output of a child, chunk by chunk, each only when it is asked for: while nobody asks, the
 * pipe fills up, and the child waits in its {@code write}.
 *
 * <p>Threads: of the loop.
 */
final class PipeReader {
  /** As much as a pipe of Linux holds. */
  private static final int CHUNK_BYTES = 65_536;

  private final PipeThreads threads;
  private final Hold hold;
  private final InputStream in;
  private final Runnable ended;
  private PipeThreads.@Nullable Call underWay;
  private boolean isOver;

  /** @param ended called once, when there is nothing more to read, for whatever reason */
  PipeReader(PipeThreads threads, Hold hold, InputStream in, Runnable ended) {
    this.threads = threads;
    this.hold = hold;
    this.in = in;
    this.ended = ended;
  }

  boolean isOver() {
    return isOver;
  }

  /**
   * Asks for the next chunk.
   *
   * @param chunk takes it; an empty one is the end
   */
  void read(Consumer<byte[]> chunk, Consumer<Exception> failed) {
    if (isOver) {
      chunk.accept(new byte[0]);
      return;
    }
    underWay = threads.call(hold, this::readBlocking, bytes -> arrived(bytes, chunk), error -> {
      failed.accept(error);
      abandon();
    });
  }

  private byte[] readBlocking() throws IOException {
    var bytes = new byte[CHUNK_BYTES];
    int count = in.read(bytes);
    return count < 0 ? new byte[0] : Arrays.copyOf(bytes, count);
  }

  private void arrived(byte[] bytes, Consumer<byte[]> chunk) {
    chunk.accept(bytes);
    if (bytes.length == 0) {
      abandon();
    }
  }

  /**
   * Reads no more. A read that is under way goes on in its thread until the last process that holds
   * the other end of the pipe closes it; there is no way to interrupt it.
   */
  void abandon() {
    if (isOver) {
      return;
    }
    isOver = true;
    if (underWay != null) {
      underWay.forget();
    }
    // Closing may wait for that read.
    threads.close(in);
    ended.run();
  }
}
