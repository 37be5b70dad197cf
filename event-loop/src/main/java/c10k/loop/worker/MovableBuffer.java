package c10k.loop.worker;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A buffer with one owner. Sent in a message, it moves to the receiver without being copied, and the
 * sender's can no longer be used.
 *
 * <p>Java cannot take back what {@link #buffer} has handed out before: do not keep that, nor slices of
 * it, beyond the move.
 *
 * <p>Threads: of its owner.
 */
public final class MovableBuffer {
  private @Nullable ByteBuffer buffer;

  MovableBuffer(ByteBuffer buffer) {
    this.buffer = buffer;
  }

  /** Makes a buffer of zeros. */
  public static MovableBuffer allocate(int bytes) {
    return new MovableBuffer(ByteBuffer.allocate(bytes));
  }

  /**
   * What it holds, with the same position and limit as the last owner left them.
   *
   * @throws IllegalStateException if it has moved
   */
  public ByteBuffer buffer() {
    if (buffer == null) {
      throw new IllegalStateException("This buffer was sent to another thread, and belongs to that now.");
    }
    return buffer;
  }

  /** Whether it belongs to another thread now. */
  public boolean isMoved() {
    return buffer == null;
  }

  void detach() {
    buffer = null;
  }
}
