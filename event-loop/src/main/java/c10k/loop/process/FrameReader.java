package c10k.loop.process;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts messages together from what a socket happens to give: each is its length, as an int, and that many
 * bytes.
 *
 * <p>Threads: for one only.
 */
final class FrameReader {
  private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
  private @Nullable ByteBuffer content;

  /** Takes all bytes, and returns the messages that are complete. */
  List<byte[]> read(ByteBuffer bytes) throws IOException {
    var messages = new ArrayList<byte[]>();
    while (bytes.hasRemaining()) {
      if (content == null) {
        fill(length, bytes);
        begin();
      }
      if (content != null) {
        fill(content, bytes);
        if (!content.hasRemaining()) {
          messages.add(content.array());
          content = null;
        }
      }
    }
    return messages;
  }

  private void begin() throws IOException {
    if (length.hasRemaining()) {
      return;
    }
    int announced = length.flip().getInt();
    length.clear();
    if (announced < 1 || announced > MessageChannel.MAX_MESSAGE_BYTES) {
      throw new IOException("The other process announces a message of " + announced + " bytes.");
    }
    content = ByteBuffer.allocate(announced);
  }

  private static void fill(ByteBuffer target, ByteBuffer source) {
    int count = Math.min(target.remaining(), source.remaining());
    target.put(source.slice(source.position(), count));
    source.position(source.position() + count);
  }

  /** No more bytes will come. */
  void end() throws IOException {
    if (content != null || length.position() > 0) {
      throw new EOFException("The other process has ended in the middle of a message.");
    }
  }
}
