package c10k.workers;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Workers that take turns with connections, behind a bounded queue.
 *
 * <p>It grows as Tomcat's does, which is the other way round than {@link
 * java.util.concurrent.ThreadPoolExecutor}: threads up to the maximum first, the queue only then,
 * rejection last. Workers beyond {@code minSpare} end after a minute without work.
 *
 * <p>Threads: any may submit; {@code lock} guards everything.
 */
final class WorkerPool {

  /** As Tomcat's executor. */
  private static final long KEEP_ALIVE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final int minSpare;
  private final int maxWorkers;
  private final int queueCapacity;
  private final int bufferBytes;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition workOrEnd = lock.newCondition();
  private final ArrayDeque<Connection> queue = new ArrayDeque<>();
  private final Set<Thread> workers = new HashSet<>();
  private int idle;
  private int longestQueue;
  private int mostWorkers;
  private long started;
  private long rejected;
  private boolean ending;

  WorkerPool(int minSpare, int maxWorkers, int queueCapacity, int bufferBytes) {
    this.minSpare = minSpare;
    this.maxWorkers = maxWorkers;
    this.queueCapacity = queueCapacity;
    this.bufferBytes = bufferBytes;
  }

  /** Starts the spare workers. */
  void start() {
    lock.lock();
    try {
      while (workers.size() < minSpare) {
        startWorker(null);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Has a worker give the connection a turn, soon.
   *
   * @return false if all workers are busy and the queue is full; the connection was not queued
   */
  boolean submit(Connection connection) {
    return submit(connection, queueCapacity);
  }

  /**
   * Has a worker give the connection a turn, even if the queue is full: it is not load, but the
   * server's own housekeeping.
   */
  void submitHousekeeping(Connection connection) {
    submit(connection, Integer.MAX_VALUE);
  }

  private boolean submit(Connection connection, int capacity) {
    lock.lock();
    try {
      if (queue.size() < idle) {
        enqueue(connection);
        workOrEnd.signal();
        return true;
      }
      if (workers.size() < maxWorkers && startWorker(connection)) {
        return true;
      }
      if (queue.size() < capacity) {
        enqueue(connection);
        return true;
      }
      rejected++;
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void enqueue(Connection connection) {
    queue.add(connection);
    longestQueue = Math.max(longestQueue, queue.size());
  }

  /** Tells whether the system granted one more thread; without any, the pool could not go on. */
  private boolean startWorker(@Nullable Connection first) {
    var thread = Thread.ofPlatform().name("thread-pool-worker-" + (started + 1)).unstarted(() -> work(first));
    try {
      thread.start();
    } catch (OutOfMemoryError e) {
      if (workers.isEmpty()) {
        throw e;
      }
      return false;
    }
    started++;
    workers.add(thread);
    mostWorkers = Math.max(mostWorkers, workers.size());
    return true;
  }

  private void work(@Nullable Connection first) {
    var buffer = ByteBuffer.allocateDirect(bufferBytes);
    for (var next = first == null ? take() : first; next != null; next = take()) {
      next.turn(buffer);
    }
  }

  /** Waits for the next connection; null means that this worker has to end. */
  private @Nullable Connection take() {
    lock.lock();
    try {
      idle++;
      awaitWork();
      idle--;
      var next = queue.poll();
      if (next == null) {
        workers.remove(Thread.currentThread());
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** Returns when there is work, or when the worker is not needed any more. */
  private void awaitWork() {
    long left = KEEP_ALIVE_NANOS;
    while (queue.isEmpty() && !ending && (left > 0 || workers.size() <= minSpare)) {
      try {
        left = workOrEnd.awaitNanos(left > 0 ? left : KEEP_ALIVE_NANOS);
      } catch (InterruptedException e) {
        // Meant for a session that it served; waiting for work goes on.
        left = KEEP_ALIVE_NANOS;
      }
    }
  }

  /** Interrupts all workers; those that are waiting for work take no notice. */
  void interruptBusy() {
    lock.lock();
    try {
      workers.forEach(Thread::interrupt);
    } finally {
      lock.unlock();
    }
  }

  /** Ends all workers once the queue is empty, and waits for them. */
  void end() throws InterruptedException {
    for (var worker : beginEnd()) {
      worker.join();
    }
  }

  private Set<Thread> beginEnd() {
    lock.lock();
    try {
      ending = true;
      workOrEnd.signalAll();
      return Set.copyOf(workers);
    } finally {
      lock.unlock();
    }
  }

  Map<String, Long> gauges() {
    lock.lock();
    try {
      return Map.of(
          "workers", (long) workers.size(),
          "workers-busy", (long) workers.size() - idle,
          "workers-most", (long) mostWorkers,
          "queue-length", (long) queue.size(),
          "queue-length-most", (long) longestQueue,
          "rejected", rejected);
    } finally {
      lock.unlock();
    }
  }
}
