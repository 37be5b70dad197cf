package c10k.bench.loop;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Checks that a loop runs what it is given once, in turn and in one thread, before anybody measures how fast. */
public final class LoopGate {
  private static final int TASKS = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private LoopGate() {}

  /**
   * Checks a loop, in this process or in Node's, and has it do once all that it will be measured at.
   *
   * @throws IOException saying what is wrong with the loop, or why it does not run here
   */
  public static void check(String label) throws IOException, InterruptedException {
    if (label.equals(LoopUnderTest.NODE)) {
      checkNode();
      return;
    }
    try (var loop = LoopUnderTest.open(label)) {
      check(label, loop, PATIENCE);
      for (var measure : LoopMeasure.values()) {
        if (measure.labels().contains(label)) {
          loop.run(measure, TASKS);
        }
      }
    } catch (IllegalStateException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static void checkNode() throws IOException, InterruptedException {
    for (var measure : LoopMeasure.values()) {
      if (measure.labels().contains(LoopUnderTest.NODE) && NodeLoop.run(measure, Duration.ZERO, Duration.ofMillis(1)) <= 0) {
        throw new IOException("Node has no result for " + measure.text());
      }
    }
  }

  static void check(String label, LoopUnderTest loop, Duration patience) throws IOException, InterruptedException {
    var ran = Collections.synchronizedList(new ArrayList<Integer>());
    var threads = Collections.synchronizedSet(new HashSet<Thread>());
    var ended = new CountDownLatch(TASKS);
    for (int i = 0; i < TASKS; i++) {
      int number = i;
      loop.execute(() -> {
        ran.add(number);
        threads.add(Thread.currentThread());
        ended.countDown();
      });
    }
    if (!ended.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      throw refusal(label, "it ran " + ran.size() + " of " + TASKS + " tasks within " + patience.toMillis() + " ms");
    }
    for (int i = 0; i < TASKS; i++) {
      if (ran.get(i) != i) {
        throw refusal(label, "task " + ran.get(i) + " ran in the place of task " + i);
      }
    }
    if (threads.size() > 1) {
      throw refusal(label, "it ran tasks in " + threads.size() + " threads");
    }
  }

  private static IOException refusal(String label, String because) {
    return new IOException(label + " is no correct loop: " + because);
  }
}
