package c10k.connection;

import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Broadcasts on their way to one connection whose writes block. At most one writer attends to it at
 * a time; it leaves when it finds the queue empty, and whoever adds to an unattended queue sends
 * the next writer.
 *
 * <p>Threads: any number may add; only the writer takes. The lock is never held while waiting for
 * the peer.
 */
final class BroadcastQueue {

  /** What the adder has to do. */
  enum Added {
    /** Nothing: a writer will come across it. */
    ATTENDED,
    /** Send a writer. */
    UNATTENDED,
    /** End the connection: the peer takes too little, and nothing was added. */
    OVERFLOW
  }

  // Not synchronized: JDK 25.0.3 can leave a virtual thread blocked on a contended monitor for ever
  // (JDK-8373120).
  private final ReentrantLock lock = new ReentrantLock();
  private final OutboundQueue queue = new OutboundQueue();
  private boolean attended;

  Added add(ByteBuffer bytes, int limit) {
    lock.lock();
    try {
      if (queue.bytes() + bytes.remaining() > limit) {
        return Added.OVERFLOW;
      }
      queue.add(bytes);
      boolean wasAttended = attended;
      attended = true;
      return wasAttended ? Added.ATTENDED : Added.UNATTENDED;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The oldest buffers, which stay counted until {@link #written}; none, and the writer has left.
   */
  ByteBuffer[] next() {
    lock.lock();
    try {
      attended = !queue.isEmpty();
      return queue.oldest();
    } finally {
      lock.unlock();
    }
  }

  /** So many bytes of the oldest buffers have been written. */
  void written(long bytes) {
    lock.lock();
    try {
      queue.remove(bytes);
    } finally {
      lock.unlock();
    }
  }

  boolean isAttended() {
    lock.lock();
    try {
      return attended;
    } finally {
      lock.unlock();
    }
  }
}
