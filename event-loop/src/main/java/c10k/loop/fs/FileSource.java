package c10k.loop.fs;

import c10k.loop.buffer.Bytes;
import c10k.loop.stream.Output;
import c10k.loop.stream.Source;
import c10k.loop.stream.Done;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/** Reads a file, a chunk at a time, in the threads of a pool. */
final class FileSource implements Source<Bytes> {
  private final OpenFile file;
  private final int chunkLength;

  FileSource(OpenFile file, int chunkLength) {
    this.file = file;
    this.chunkLength = chunkLength;
  }

  @Override
  public void read(Output<Bytes> output) {
    file.use("read", this::readChunk).onSettled(chunk -> {
      if (chunk.isEmpty()) {
        output.end();
      } else {
        output.push(chunk);
      }
    }, output::fail);
  }

  private Bytes readChunk(FileChannel channel) throws IOException {
    var chunk = ByteBuffer.allocate(chunkLength);
    channel.read(chunk);
    return Bytes.wrap(chunk.flip());
  }

  @Override
  public void destroy(@Nullable Throwable error, Done done) {
    file.close(done);
  }
}
