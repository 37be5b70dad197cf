package c10k.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/** What a response carries. */
public sealed interface Body {

  /**
   * A body that is there already.
   *
   * @param content between position and limit; its bytes are not changed any more, and responses may share it
   */
  record Bytes(ByteBuffer content) implements Body {
    public Bytes {
      content = content.asReadOnlyBuffer();
    }
  }

  /**
   * A body that is read piece by piece, each piece when the peer has taken the one before.
   *
   * @param length in bytes, if it is known; otherwise it is sent in chunks, or to an HTTP/1.0 peer up to the end of the connection
   */
  record Stream(OptionalLong length, Source source) implements Body {}

  /** Where the pieces come from. Used by one job at a time; closed exactly once, whatever happens. */
  interface Source extends AutoCloseable {

    /**
     * Reads the next piece; may block.
     *
     * @return whether there may be more; if not, the buffer was left as it was or got the last bytes
     * @throws IOException and the connection is cut, so that the peer does not take the part for the whole
     */
    boolean read(ByteBuffer into) throws IOException;

    @Override
    void close();
  }

  /** No body. */
  static Body empty() {
    return new Bytes(ByteBuffer.allocate(0));
  }
}
