package c10k.loop.fs;

import c10k.loop.buffer.Bytes;
import c10k.loop.node.Environment;
import c10k.loop.stream.Buffering;
import c10k.loop.stream.Readable;
import c10k.loop.stream.Writable;
import c10k.loop.uv.WorkPool;
import java.nio.file.Path;

/**
 * Files as streams. Opening, reading, writing and closing are done in a pool, so that the loop stays
 * free. A file is closed when its stream is: that is told by its close, not by its end.
 *
 * <p>Threads: of the loop.
 */
public final class FileStreams {
  /** What is read at once. With chunks of the size of other streams, the way to the pool and back would cost more than reading. */
  public static final int CHUNK_LENGTH = 65_536;

  private final Environment environment;
  private final WorkPool pool;

  /** Makes streams for that loop. */
  public FileStreams(Environment environment, WorkPool pool) {
    this.environment = environment;
    this.pool = pool;
  }

  /** Reads a file from its beginning. That it cannot be opened is an error of the stream. */
  public Readable<Bytes> createReadStream(Path path) {
    return createReadStream(path, CHUNK_LENGTH);
  }

  /**
   * Reads a file from its beginning.
   *
   * @param chunkLength bytes in a chunk at most, and the stream's high-water mark
   */
  public Readable<Bytes> createReadStream(Path path, int chunkLength) {
    if (chunkLength < 1) {
      throw new IllegalArgumentException("A chunk of a file has 1 byte or more, not " + chunkLength + ".");
    }
    var file = new OpenFile(environment, pool, path, OpenFlag.READ);
    var stream = Readable.from(environment, new FileSource(file, chunkLength), Buffering.bytes(chunkLength));
    file.opening().onSettled(channel -> {}, stream::destroy);
    return stream;
  }

  /** Writes a file, in place of one that is there. That it cannot be opened is an error of the stream. */
  public Writable<Bytes> createWriteStream(Path path) {
    return createWriteStream(path, OpenFlag.WRITE);
  }

  /**
   * Writes a file. What is written must not change before it is done.
   *
   * @throws IllegalArgumentException if the flag does not allow writing
   */
  public Writable<Bytes> createWriteStream(Path path, OpenFlag flag) {
    if (flag == OpenFlag.READ) {
      throw new IllegalArgumentException("To write, open the file with another flag than READ.");
    }
    var file = new OpenFile(environment, pool, path, flag);
    var stream = Writable.to(environment, new FileSink(file), Buffering.bytes());
    file.opening().onSettled(channel -> {}, stream::destroy);
    return stream;
  }
}
