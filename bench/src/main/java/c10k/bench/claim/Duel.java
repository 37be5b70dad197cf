package c10k.bench.claim;

import c10k.bench.process.TasksReading;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Two threads that hand a baton to each other.
 *
 * <p>Threads: the two are new for each duel, and have ended when it has; the caller waits.
 */
final class Duel {
  private static final long LONGEST_SECONDS = 60;

  private final int rounds;
  private final Baton baton;
  private final CountDownLatch counted = new CountDownLatch(1);

  private Duel(int rounds, Baton baton) {
    this.rounds = rounds;
    this.baton = baton;
  }

  /**
   * Hands over so many times.
   *
   * @param switches an even number
   * @throws IOException if the baton is lost, the kernel tells no counts, or it takes longer than a minute
   */
  static Switches of(int switches, ThreadFactory threads, Baton baton) throws IOException, InterruptedException {
    return new Duel(switches / 2, baton).run(threads);
  }

  private Switches run(ThreadFactory threads) throws IOException, InterruptedException {
    var first = new FutureTask<>(this::measure);
    var second = new FutureTask<>(this::answer);
    var one = threads.newThread(first);
    var other = threads.newThread(second);
    other.start();
    one.start();
    try {
      return first.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("two threads could not hand over: " + e, e);
    } finally {
      counted.countDown();
      first.cancel(true);
      second.cancel(true);
      one.join(TimeUnit.SECONDS.toMillis(LONGEST_SECONDS));
      other.join(TimeUnit.SECONDS.toMillis(LONGEST_SECONDS));
    }
  }

  private Switches measure() throws IOException, InterruptedException {
    long pid = ProcessHandle.current().pid();
    var before = TasksReading.of(pid);
    long start = System.nanoTime();
    for (int i = 0; i < rounds; i++) {
      baton.pass(0);
      baton.await(0);
    }
    long nanos = System.nanoTime() - start;
    return Switches.of(2L * rounds, nanos, TasksReading.of(pid).since(before));
  }

  private boolean answer() throws IOException, InterruptedException {
    for (int i = 0; i < rounds; i++) {
      baton.await(1);
      baton.pass(1);
    }
    // The kernel forgets the counts of a thread that has ended.
    return counted.await(LONGEST_SECONDS, TimeUnit.SECONDS);
  }
}
