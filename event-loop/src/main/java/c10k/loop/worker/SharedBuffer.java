package c10k.loop.worker;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Memory that several threads use at once: in messages it is passed on as it is. Its parts are ints or
 * longs, counted from 0: int 2 and long 1 begin at the same byte.
 *
 * <p>Threads: any. All that is named atomic here has the effect of a {@code volatile} access: what a
 * thread did before it stored, added or exchanged happens-before what another does after it has seen
 * the new value. What was done before {@link #notify(int, int)} happens-before the return of the
 * {@link #await await} that it ends. {@link #bytes} gives plain access: whoever uses that has to order
 * it by an atomic one.
 */
public final class SharedBuffer {
  private static final VarHandle INTS = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());
  private static final VarHandle LONGS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  /** How a wait ended. */
  public enum WaitResult {
    /** Somebody called {@link SharedBuffer#notify(int, int)}. */
    NOTIFIED,
    /** The value was another one already, so there was no reason to wait. */
    NOT_EQUAL,
    /** Nobody called in time. */
    TIMED_OUT
  }

  /** Direct, because only such memory is certain to be aligned, without which nothing is atomic. */
  private final ByteBuffer memory;

  private final ReentrantLock lock = new ReentrantLock();

  /** Who waits, by index, in the order of arrival. Guarded by the lock. */
  private final Map<Integer, ArrayDeque<Waiter>> waiters = new HashMap<>();

  /** One thread that waits. Guarded by the lock. */
  private static final class Waiter {
    private final Condition called;
    private boolean isNotified;

    Waiter(Condition called) {
      this.called = called;
    }
  }

  /**
   * Makes a buffer of zeros.
   *
   * @param bytes a multiple of 8
   */
  public SharedBuffer(int bytes) {
    if (bytes < 0 || bytes % Long.BYTES != 0) {
      throw new IllegalArgumentException("A shared buffer has a multiple of 8 bytes, not " + bytes + ".");
    }
    memory = ByteBuffer.allocateDirect(bytes + Long.BYTES).alignedSlice(Long.BYTES).slice(0, bytes).order(ByteOrder.nativeOrder());
  }

  /** How many bytes it has. */
  public int size() {
    return memory.capacity();
  }

  /** All of it, in the byte order of the machine, for plain access: see above what that takes. */
  public ByteBuffer bytes() {
    return memory.duplicate().order(ByteOrder.nativeOrder());
  }

  // Ints

  private static int intAt(int index) {
    return Math.multiplyExact(index, Integer.BYTES);
  }

  /** Reads an int, atomically. */
  public int load(int index) {
    return (int) INTS.getVolatile(memory, intAt(index));
  }

  /** Writes an int, atomically. */
  public void store(int index, int value) {
    INTS.setVolatile(memory, intAt(index), value);
  }

  /** Adds to an int, atomically; returns what it was before. */
  public int add(int index, int summand) {
    return (int) INTS.getAndAdd(memory, intAt(index), summand);
  }

  /** Writes an int, atomically; returns what it was before. */
  public int exchange(int index, int value) {
    return (int) INTS.getAndSet(memory, intAt(index), value);
  }

  /** Writes an int if it is as expected, atomically; returns what it was before. */
  public int compareExchange(int index, int expected, int value) {
    return (int) INTS.compareAndExchange(memory, intAt(index), expected, value);
  }

  // Longs

  private static int longAt(int index) {
    return Math.multiplyExact(index, Long.BYTES);
  }

  /** Reads a long, atomically. */
  public long loadLong(int index) {
    return (long) LONGS.getVolatile(memory, longAt(index));
  }

  /** Writes a long, atomically. */
  public void storeLong(int index, long value) {
    LONGS.setVolatile(memory, longAt(index), value);
  }

  /** Adds to a long, atomically; returns what it was before. */
  public long addLong(int index, long summand) {
    return (long) LONGS.getAndAdd(memory, longAt(index), summand);
  }

  /** Writes a long if it is as expected, atomically; returns what it was before. */
  public long compareExchangeLong(int index, long expected, long value) {
    return (long) LONGS.compareAndExchange(memory, longAt(index), expected, value);
  }

  // Wait

  /**
   * Waits while an int has a value, until {@link #notify(int, int)} is called for it. The comparison
   * and the beginning of the wait are one step: who stores first and notifies then cannot be missed.
   *
   * <p>It blocks the thread, and so everything on its loop.
   *
   * @throws InterruptedException if the thread is interrupted, as by {@link Worker#terminate()}
   */
  public WaitResult await(int index, int whileValue, Duration timeout) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (load(index) != whileValue) {
        return WaitResult.NOT_EQUAL;
      }
      var waiter = new Waiter(lock.newCondition());
      waiters.computeIfAbsent(index, _ -> new ArrayDeque<>()).add(waiter);
      try {
        return awaitCall(waiter, timeout);
      } finally {
        leave(index, waiter);
      }
    } finally {
      lock.unlock();
    }
  }

  private static WaitResult awaitCall(Waiter waiter, Duration timeout) throws InterruptedException {
    long left = TimeUnit.NANOSECONDS.convert(timeout);
    while (!waiter.isNotified) {
      if (left <= 0) {
        return WaitResult.TIMED_OUT;
      }
      left = waiter.called.awaitNanos(left);
    }
    return WaitResult.NOTIFIED;
  }

  private void leave(int index, Waiter waiter) {
    var queue = waiters.get(index);
    if (queue != null) {
      queue.remove(waiter);
      if (queue.isEmpty()) {
        waiters.remove(index);
      }
    }
  }

  /**
   * Ends the wait of those that wait for an int, in the order in which they came.
   *
   * @param count how many at most
   * @return how many there were
   */
  public int notify(int index, int count) {
    lock.lock();
    try {
      var queue = waiters.get(index);
      int notified = 0;
      while (notified < count && queue != null && !queue.isEmpty()) {
        var waiter = queue.remove();
        waiter.isNotified = true;
        waiter.called.signal();
        notified++;
      }
      return notified;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the wait of all that wait for an int; returns how many there were. */
  public int notifyAll(int index) {
    return notify(index, Integer.MAX_VALUE);
  }
}
