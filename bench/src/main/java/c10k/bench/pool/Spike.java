package c10k.bench.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Many callers at once at a pool that is filled to its minimum.
 *
 * @param size of the pool
 * @param callers that start together
 * @param turns how often each of them uses an item
 * @param use how long it keeps it
 * @param making how long it takes to make a further item
 * @param threads what the callers run in
 */
public record Spike(PoolSize size, int callers, int turns, Duration use, Duration making, ThreadFactory threads) {
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  /** What a pool orders later than this after the last caller is not for the spike. */
  private static final int LONGEST_AFTERMATH = 3;

  /** Opens a pool, sends the callers, waits until what they caused to be made is made, and closes the pool. */
  public SpikeResult on(PoolContestant contestant) throws Exception {
    var workshop = new Workshop();
    try (var pool = PoolContestants.openFilled(contestant, size, workshop)) {
      long sizeBefore = workshop.existing();
      workshop.makingTakes(making);
      pool.letGrow();
      var turns = send(pool);
      awaitQuiet(workshop);
      return new SpikeResult(turns, workshop.made(), sizeBefore, workshop.steps(sizeBefore));
    }
  }

  private <L> List<Turn> send(PoolUnderTest<L> pool) throws InterruptedException {
    var gate = new CountDownLatch(1);
    var tasks = new ArrayList<FutureTask<List<Turn>>>();
    for (int i = 0; i < callers; i++) {
      var task = new FutureTask<>(() -> call(pool, gate));
      tasks.add(task);
      threads.newThread(task).start();
    }
    gate.countDown();
    var all = new ArrayList<Turn>();
    for (var task : tasks) {
      all.addAll(result(task));
    }
    return List.copyOf(all);
  }

  private static List<Turn> result(FutureTask<List<Turn>> task) throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A caller failed: " + e.getCause(), e.getCause());
    }
  }

  private <L> List<Turn> call(PoolUnderTest<L> pool, CountDownLatch gate) throws Exception {
    gate.await();
    var own = new ArrayList<Turn>(turns);
    for (int i = 0; i < turns; i++) {
      long called = System.nanoTime();
      var lent = pool.acquire();
      long served = System.nanoTime();
      Pause.forNanos(use.toNanos());
      own.add(new Turn(called, served, System.nanoTime()));
      pool.release(lent);
    }
    return own;
  }

  /** What was ordered during the spike may come after it, and counts. */
  private void awaitQuiet(Workshop workshop) throws InterruptedException {
    long makingNanos = making.toNanos();
    Pause.forNanos(makingNanos);
    long end = System.nanoTime() + (LONGEST_AFTERMATH - 1) * makingNanos;
    while (workshop.underWay() > 0 && System.nanoTime() - end < 0) {
      Pause.forNanos(POLL_NANOS);
    }
  }
}
