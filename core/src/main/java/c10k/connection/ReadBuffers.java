package c10k.connection;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Large read buffers, lent for the moments in which a connection has much to read.
 *
 * <p>Threads: safe for use by any thread.
 */
final class ReadBuffers {

  /**
   * Kept for the next borrowers; more than this many at once is rare, and the surplus is garbage.
   */
  private static final int MAX_KEPT = 64;

  private final int bytes;
  private final ConcurrentLinkedQueue<ByteBuffer> kept = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();

  ReadBuffers(int bytes) {
    this.bytes = bytes;
  }

  ByteBuffer borrow() {
    var buffer = kept.poll();
    if (buffer == null) {
      return ByteBuffer.allocate(bytes);
    }
    count.decrementAndGet();
    return buffer;
  }

  void giveBack(ByteBuffer buffer) {
    if (count.incrementAndGet() <= MAX_KEPT) {
      kept.add(buffer);
    } else {
      count.decrementAndGet();
    }
  }
}
