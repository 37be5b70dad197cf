package c10k.loop.fs;

import c10k.loop.buffer.Bytes;
import c10k.loop.stream.Done;
import c10k.loop.stream.Sink;
import org.jspecify.annotations.Nullable;

/** Writes a file, a chunk at a time, in the threads of a pool. */
final class FileSink implements Sink<Bytes> {
  private final OpenFile file;

  FileSink(OpenFile file) {
    this.file = file;
  }

  @Override
  public void write(Bytes chunk, Done done) {
    done.follow(file.use("write", channel -> {
      var left = chunk.asByteBuffer();
      while (left.hasRemaining()) {
        channel.write(left);
      }
      return true;
    }));
  }

  /** It was opened by then, even if nothing was written. */
  @Override
  public void finish(Done done) {
    done.follow(file.use("open", channel -> true));
  }

  @Override
  public void destroy(@Nullable Throwable error, Done done) {
    file.close(done);
  }
}
