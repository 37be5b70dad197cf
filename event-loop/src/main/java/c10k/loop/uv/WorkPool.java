package c10k.loop.uv;

import c10k.connection.Uninterruptibly;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A few threads for work that would block a loop: files, name resolution, computing. Work is taken in
 * the order in which it came; its answer is a callback of the loop that asked.
 *
 * <p>Slow work, such as name resolution, gets no more than half of the threads: a name server that
 * does not answer must not keep files from being read.
 *
 * <p>Threads: may be shared by several loops. {@link #submit} is for the thread of the loop that asks, all
 * else for any. What was done before {@code submit} happens-before the work, and what the work did
 * happens-before its callback.
 */
public final class WorkPool implements AutoCloseable {
  /** As many threads as libuv has, if nobody says otherwise. */
  public static final int DEFAULT_THREADS = 4;

  /** More threads than that would not be libuv's. */
  public static final int MAX_THREADS = 1_024;

  /** How long work takes, as far as one can know. */
  public enum Kind {
    FAST, SLOW
  }

  private final String name;
  private final int size;
  private final int slowLimit;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final List<Thread> threads = new ArrayList<>();

  /** Stands in the queue for all slow work, so that this waits its turn but no longer than that. */
  private final WorkRequest slowMarker;

  // Guarded by the lock.
  private final ArrayDeque<WorkRequest> queue = new ArrayDeque<>();
  private final ArrayDeque<WorkRequest> slowQueue = new ArrayDeque<>();
  private int slowRunning;
  private boolean closed;

  /**
   * Makes a pool; its threads come with the first work.
   *
   * @throws IllegalArgumentException if the number of threads is not between 1 and {@link #MAX_THREADS}
   */
  public WorkPool(int threads) {
    this("work", threads);
  }

  /**
   * The same, with threads named after the pool.
   *
   * @throws IllegalArgumentException if the number of threads is not between 1 and {@link #MAX_THREADS}
   */
  public WorkPool(String name, int threads) {
    if (threads < 1 || threads > MAX_THREADS) {
      throw new IllegalArgumentException("A work pool has 1 to " + MAX_THREADS + " threads, not " + threads + ".");
    }
    this.name = name;
    this.size = threads;
    this.slowLimit = (threads + 1) / 2;
    this.slowMarker = new WorkRequest(this, () -> {}, Kind.SLOW);
  }

  /** How many threads it has, or will have. */
  public int size() {
    return size;
  }

  /**
   * Has work done.
   *
   * @param loop waits for the answer before it ends
   * @param done called in the loop with the result
   * @param failed called in the loop with what the work threw; with a {@link CancellationException} if it
   *        never began
   * @throws IllegalStateException if the pool is closed
   */
  public <T extends @Nullable Object> WorkRequest submit(
      EventLoop loop, Kind kind, Callable<T> work, Consumer<? super T> done, Consumer<Throwable> failed) {
    var answer = new Answer<T>(loop, work, done, failed);
    var request = new WorkRequest(this, answer, kind);
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("This work pool is closed.");
      }
      startThreads();
      enqueue(request);
    } finally {
      lock.unlock();
    }
    // Not too late: the answer comes in this very thread.
    loop.requestBegins();
    return request;
  }

  private void startThreads() {
    while (threads.size() < size) {
      var thread = Thread.ofPlatform().daemon().name(name + "-" + (threads.size() + 1)).unstarted(this::work);
      thread.start();
      threads.add(thread);
    }
  }

  private void enqueue(WorkRequest request) {
    if (request.kind() == Kind.FAST) {
      queue.add(request);
    } else {
      slowQueue.add(request);
      if (queue.contains(slowMarker)) {
        return;
      }
      queue.add(slowMarker);
    }
    arrived.signal();
  }

  /** Takes it out, if nobody has begun it. */
  boolean cancel(WorkRequest request) {
    boolean wasQueued;
    lock.lock();
    try {
      wasQueued = request.kind() == Kind.FAST ? queue.remove(request) : slowQueue.remove(request);
    } finally {
      lock.unlock();
    }
    if (wasQueued) {
      request.job().cancelled();
    }
    return wasQueued;
  }

  private void work() {
    for (var next = take(); next != null; next = take()) {
      next.job().run();
      ended(next);
    }
  }

  /** The next to be done, or null if the pool is closed. */
  private @Nullable WorkRequest take() {
    lock.lock();
    try {
      // Left behind by the work before, and none of the next one's business.
      Thread.interrupted();
      var next = next();
      while (next == null && !closed) {
        arrived.awaitUninterruptibly();
        next = next();
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable WorkRequest next() {
    while (isAnyToTake()) {
      var next = queue.remove();
      if (next != slowMarker) {
        return next;
      }
      var slow = takeSlow();
      if (slow != null) {
        return slow;
      }
    }
    return null;
  }

  private boolean isAnyToTake() {
    boolean isSlowOnly = queue.size() == 1 && queue.peek() == slowMarker;
    return !queue.isEmpty() && !(isSlowOnly && slowRunning >= slowLimit);
  }

  /** The turn of slow work has come. */
  private @Nullable WorkRequest takeSlow() {
    if (slowRunning >= slowLimit) {
      queue.add(slowMarker);
      return null;
    }
    var next = slowQueue.poll();
    if (next != null) {
      slowRunning++;
    }
    if (!slowQueue.isEmpty()) {
      queue.add(slowMarker);
      arrived.signal();
    }
    return next;
  }

  private void ended(WorkRequest request) {
    if (request.kind() == Kind.SLOW) {
      lock.lock();
      try {
        slowRunning--;
        arrived.signal();
      } finally {
        lock.unlock();
      }
    }
  }

  /** Interrupts what is under way, and cancels what is queued. */
  @Override
  public void close() {
    var left = new ArrayList<WorkRequest>();
    lock.lock();
    try {
      closed = true;
      queue.remove(slowMarker);
      left.addAll(queue);
      left.addAll(slowQueue);
      queue.clear();
      slowQueue.clear();
      arrived.signalAll();
      threads.forEach(Thread::interrupt);
    } finally {
      lock.unlock();
    }
    left.forEach(request -> request.job().cancelled());
  }

  /** Waits until its threads have ended, after {@link #close}. Tells whether they have, in time. */
  public boolean awaitEnd(Duration atMost) {
    List<Thread> all;
    lock.lock();
    try {
      all = List.copyOf(threads);
    } finally {
      lock.unlock();
    }
    long end = System.nanoTime() + atMost.toNanos();
    return all.stream().allMatch(thread -> Uninterruptibly.join(thread, Duration.ofNanos(Math.max(0, end - System.nanoTime()))));
  }

  /** Work, and where its answer goes. */
  private record Answer<T extends @Nullable Object>(
      EventLoop loop, Callable<T> work, Consumer<? super T> done, Consumer<Throwable> failed) implements WorkRequest.Job {
    @Override
    public void run() {
      try {
        var result = work.call();
        answer(() -> done.accept(result));
      } catch (Throwable e) {
        answer(() -> failed.accept(e));
      }
    }

    @Override
    public void cancelled() {
      answer(() -> failed.accept(new CancellationException("This work was cancelled before it began.")));
    }

    private void answer(Runnable callback) {
      loop.post(() -> {
        loop.requestEnds();
        callback.run();
      });
    }
  }
}
