package c10k.bench;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells on standard error what goes on, and how long it still takes.
 *
 * <p>Threads: the count-down has its own, so that the load generator need not look at the clock for
 * it.
 */
final class LoadProgress {
  private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int TIMES_PER_PHASE = 5;

  private final PrintWriter err;

  LoadProgress(PrintWriter err) {
    this.err = err;
  }

  void tell(String what) {
    err.println(what);
    err.flush();
  }

  /** Counts down two phases until closed. */
  CountDown countDown(Duration warmup, Duration measure) {
    return new CountDown(warmup.toNanos(), measure.toNanos());
  }

  /** A count-down under way. */
  final class CountDown implements AutoCloseable {
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;

    private CountDown(long warmupNanos, long measureNanos) {
      this.thread = Thread.ofPlatform().name("LoadProgress").daemon().start(() -> count(warmupNanos, measureNanos));
    }

    private void count(long warmupNanos, long measureNanos) {
      try {
        long begin = System.nanoTime();
        countTo("warming up", begin + warmupNanos, warmupNanos);
        countTo("measuring", begin + warmupNanos + measureNanos, measureNanos);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void countTo(String phase, long endNanos, long phaseNanos) throws InterruptedException {
      long pause = Math.max(SECOND_NANOS, phaseNanos / TIMES_PER_PHASE);
      for (long left = phaseNanos; left > 0 && over.getCount() > 0; left = endNanos - System.nanoTime()) {
        // Rounded up: a phase under way has time left.
        tell(phase + ", " + Math.ceilDiv(left, SECOND_NANOS) + " s left");
        if (over.await(Math.min(left, pause), TimeUnit.NANOSECONDS)) {
          return;
        }
      }
    }

    @Override
    public void close() {
      over.countDown();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
