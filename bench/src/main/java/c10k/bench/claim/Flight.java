package c10k.bench.claim;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.LongUnaryOperator;

/**
 * One direction of a connection: bytes are read as they come and written when they are due, so that what was sent in one go also arrives in one go,
 * later.
 *
 * <p>Threads: one reads, another writes; the queue is all that they share.
 */
final class Flight {
  private static final int CHUNK_BYTES = 16_384;
  /** Bounds what is under way to a few megabytes. */
  private static final int MOST_CHUNKS = 256;

  private record Chunk(ByteBuffer bytes, long due) {

    boolean isEnd() {
      return !bytes.hasRemaining();
    }
  }

  private final Socket from;
  private final Socket to;
  private final LongUnaryOperator dueAt;
  private final RelayTime time;
  private final BlockingQueue<Chunk> underWay = new ArrayBlockingQueue<>(MOST_CHUNKS);

  Flight(Socket from, Socket to, LongUnaryOperator dueAt, RelayTime time) {
    this.from = from;
    this.to = to;
    this.dueAt = dueAt;
    this.time = time;
  }

  /** Until the sender says that there is no more, or is gone: an end travels like bytes. */
  void read() throws InterruptedException {
    var buffer = new byte[CHUNK_BYTES];
    int count = 1;
    while (count > 0) {
      count = readInto(buffer);
      underWay.put(new Chunk(ByteBuffer.wrap(Arrays.copyOf(buffer, Math.max(0, count))), dueAt.applyAsLong(time.nanos())));
    }
  }

  private int readInto(byte[] buffer) {
    try {
      return from.getInputStream().read(buffer);
    } catch (IOException e) {
      // Reset: the other side learns of it as of an end.
      return -1;
    }
  }

  /** Until the end has arrived. */
  void write() throws InterruptedException {
    while (true) {
      var next = underWay.take();
      time.awaitNanos(next.due());
      if (next.isEnd()) {
        end();
        return;
      }
      write(next.bytes().array());
    }
  }

  private void write(byte[] bytes) {
    try {
      to.getOutputStream().write(bytes);
    } catch (IOException e) {
      // The receiver is gone; what else comes is read all the same, so that the sender is not held up.
    }
  }

  private void end() {
    try {
      to.shutdownOutput();
    } catch (IOException e) {
      // The receiver is gone.
    }
  }
}
