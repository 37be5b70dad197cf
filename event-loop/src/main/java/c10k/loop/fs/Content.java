package c10k.loop.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** Moves bytes between arrays and channels, in the thread that calls. */
final class Content {
  /** No array can have more. */
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  /** The JDK copies through a direct buffer as long as one call, and keeps that for the thread. */
  private static final int CHUNK_BYTES = 1 << 16;

  /** For what does not tell its length, such as the files of /proc. */
  private static final int FIRST_GUESS_BYTES = 1 << 13;

  private Content() {}

  /** All that is in it: the length that the system tells is a hint, because files grow. */
  static byte[] readAll(FileChannel channel, Path path) throws IOException {
    long length = channel.size();
    if (length > LONGEST_ARRAY) {
      throw new FileException(ErrorCode.EFBIG, "readFile", path);
    }
    // One byte more, so that the end is found without growing.
    var buffer = ByteBuffer.allocate(length == 0 ? FIRST_GUESS_BYTES : (int) Math.min(length + 1, LONGEST_ARRAY));
    while (read(channel, buffer, -1)) {
      if (!buffer.hasRemaining()) {
        buffer = grown(buffer, path);
      }
    }
    return filled(buffer);
  }

  private static ByteBuffer grown(ByteBuffer full, Path path) throws FileException {
    if (full.capacity() == LONGEST_ARRAY) {
      throw new FileException(ErrorCode.EFBIG, "readFile", path);
    }
    int length = (int) Math.min(2L * full.capacity(), LONGEST_ARRAY);
    return ByteBuffer.allocate(length).put(full.flip());
  }

  /** Up to so many bytes; fewer at the end of the file. */
  static byte[] read(FileChannel channel, int length, long position) throws IOException {
    var buffer = ByteBuffer.allocate(length);
    long from = position;
    while (buffer.hasRemaining() && read(channel, buffer, from)) {
      from = position < 0 ? position : position + buffer.position();
    }
    return filled(buffer);
  }

  private static boolean read(FileChannel channel, ByteBuffer buffer, long position) throws IOException {
    var chunk = buffer.slice(buffer.position(), Math.min(buffer.remaining(), CHUNK_BYTES));
    int count = position < 0 ? channel.read(chunk) : channel.read(chunk, position);
    if (count > 0) {
      buffer.position(buffer.position() + count);
    }
    return count >= 0;
  }

  private static byte[] filled(ByteBuffer buffer) {
    var bytes = new byte[buffer.position()];
    buffer.get(0, bytes);
    return bytes;
  }

  static void writeAll(WritableByteChannel channel, byte[] bytes) throws IOException {
    for (int from = 0; from < bytes.length; from += CHUNK_BYTES) {
      var chunk = ByteBuffer.wrap(bytes, from, Math.min(CHUNK_BYTES, bytes.length - from));
      while (chunk.hasRemaining()) {
        channel.write(chunk);
      }
    }
  }
}
