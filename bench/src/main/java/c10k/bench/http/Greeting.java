package c10k.bench.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What every server of the comparison serves, at any path. */
public final class Greeting {

  /** The body: 13 bytes. */
  public static final String TEXT = "Hello, World!";

  /** Its media type. */
  public static final String CONTENT_TYPE = "text/plain";

  private Greeting() {}

  /** The body's bytes. */
  public static byte[] bytes() {
    return TEXT.getBytes(StandardCharsets.US_ASCII);
  }

  /** The body between position and limit, read-only, outside the heap, so that no server has to copy it for the kernel. */
  public static ByteBuffer direct() {
    var bytes = bytes();
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip().asReadOnlyBuffer();
  }
}
