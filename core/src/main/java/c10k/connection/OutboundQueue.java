package c10k.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that one peer has not taken yet, oldest first. It costs an idle connection nothing but
 * itself.
 *
 * <p>Threads: none of its own rules; whoever owns it confines or guards it.
 */
public final class OutboundQueue {

  /**
   * So many buffers go to the kernel in one gathering write; more gains little, and Linux takes
   * 1,024 at most.
   */
  private static final int MAX_GATHERED = 64;

  private @Nullable ArrayDeque<ByteBuffer> buffers;
  private long bytes;

  /** Appends the remaining bytes of a buffer that belongs to this queue from now on. */
  public void add(ByteBuffer buffer) {
    if (buffers == null) {
      buffers = new ArrayDeque<>();
    }
    buffers.add(buffer);
    bytes += buffer.remaining();
  }

  /** Appends all that is in another queue, which is not to be used any more. */
  void addAll(OutboundQueue others) {
    others.buffers().forEach(this::add);
  }

  /** Appends a copy of the remaining bytes, and takes them from the buffer. */
  public void addCopyOf(ByteBuffer buffer) {
    add(ByteBuffer.allocate(buffer.remaining()).put(buffer).flip());
  }

  public long bytes() {
    return bytes;
  }

  public boolean isEmpty() {
    return bytes == 0;
  }

  /**
   * Writes as much as the channel takes at once.
   *
   * @return the number of bytes written; the rest stays queued
   */
  public long writeTo(GatheringByteChannel channel) throws IOException {
    long total = 0;
    while (bytes > 0) {
      var gathered = oldest();
      long attempted = remaining(gathered);
      long written = channel.write(gathered);
      remove(written);
      total += written;
      if (written < attempted) {
        break;
      }
    }
    return total;
  }

  /** The oldest buffers, as many as one gathering write takes, without removing them. */
  ByteBuffer[] oldest() {
    return buffers().stream().limit(MAX_GATHERED).toArray(ByteBuffer[]::new);
  }

  static long remaining(ByteBuffer[] gathered) {
    long sum = 0;
    for (var buffer : gathered) {
      sum += buffer.remaining();
    }
    return sum;
  }

  /**
   * Forgets so many bytes, which have been written from the oldest buffers; an empty queue gives
   * its memory back.
   */
  void remove(long written) {
    bytes -= written;
    var queue = buffers();
    while (!queue.isEmpty() && !queue.element().hasRemaining()) {
      queue.remove();
    }
    if (queue.isEmpty()) {
      buffers = null;
    }
  }

  private ArrayDeque<ByteBuffer> buffers() {
    return buffers == null ? new ArrayDeque<>(0) : buffers;
  }
}
