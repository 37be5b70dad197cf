package c10k.bench.claim;

import c10k.bench.process.KernelMemory;
import c10k.bench.process.ProcessMemory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/** Parked threads of this process, platform or virtual. */
final class IdleThreads implements Idlers {
  private static final long LOOK_AGAIN_NANOS = 100_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int BATCH = 100;
  private static final int MEBI = 1 << 20;

  private final ThreadFactory factory;
  /** Also keeps virtual threads alive: nothing else refers to one that is parked. */
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean closed;

  IdleThreads(ThreadFactory factory) {
    this.factory = factory;
    touchHeap();
  }

  /** A page of the heap becomes resident when it is first used, which is no cost of threads. */
  private static void touchHeap() {
    for (long left = Runtime.getRuntime().maxMemory(); left > 0; left -= MEBI) {
      // Nobody keeps it, so all of the space for new objects is used in turn.
      var touched = new byte[MEBI];
      touched[0] = 1;
    }
  }

  @Override
  public void growTo(int count) throws IOException, InterruptedException {
    while (threads.size() < count) {
      var thread = factory.newThread(this::idle);
      thread.start();
      threads.add(thread);
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (var thread : threads) {
      awaitParked(thread, deadline);
    }
  }

  private void idle() {
    while (!closed) {
      LockSupport.park(this);
    }
  }

  private static void awaitParked(Thread thread, long deadline) throws IOException {
    while (thread.getState() != Thread.State.WAITING) {
      if (System.nanoTime() - deadline > 0) {
        throw new IOException("a thread did not begin to wait within " + PATIENCE.toSeconds() + " s");
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }

  @Override
  public Footprint footprint() throws IOException {
    System.gc();
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    var own = ProcessMemory.of(ProcessHandle.current().pid());
    var kernel = KernelMemory.read();
    return new Footprint(threads.size(), heap, own.resident(), 0, own.reserved(), kernel.stackBytes() + kernel.pageTableBytes());
  }

  @Override
  public void live(int count) throws InterruptedException {
    for (int left = count; left > 0; left -= BATCH) {
      liveTogether(Math.min(left, BATCH));
    }
  }

  /** Waiting for each in turn would measure how long the waiting thread takes to wake up. */
  private void liveTogether(int count) throws InterruptedException {
    var batch = new ArrayList<Thread>();
    for (int i = 0; i < count; i++) {
      var thread = factory.newThread(() -> {});
      thread.start();
      batch.add(thread);
    }
    for (var thread : batch) {
      thread.join();
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    threads.forEach(LockSupport::unpark);
    try {
      joinAll();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.clear();
  }

  private void joinAll() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (var thread : threads) {
      if (!thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
        throw new IOException("a thread did not end within " + PATIENCE.toSeconds() + " s");
      }
    }
  }
}
