package c10k.loop.uv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.loop.uv.WorkPool.Kind;
import c10k.server.Ticker;
import c10k.testkit.Await;
import c10k.testkit.Rule;
import java.io.FileNotFoundException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Blocking work beside a loop. What has to wait, waits for a latch of the test. */
final class WorkPoolTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final EventLoop loop = new EventLoop("work", Ticker.system());
  private final List<WorkPool> pools = new ArrayList<>();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final List<String> begun = Collections.synchronizedList(new ArrayList<>());
  private final List<String> answers = new ArrayList<>();
  private final Await await = new Await(PATIENCE);

  @AfterEach
  void close() {
    pools.forEach(WorkPool::close);
    loop.close();
  }

  private WorkPool pool(int threads) {
    var pool = new WorkPool(threads);
    pools.add(pool);
    return pool;
  }

  /** Work that says when it begins, and ends when the gate is opened. */
  private WorkRequest gated(WorkPool pool, Kind kind, String word) {
    return pool.submit(loop, kind, () -> {
      begun.add(word);
      pass(gate);
      return word;
    }, answers::add, this::failed);
  }

  private WorkRequest quick(WorkPool pool, Kind kind, String word) {
    return pool.submit(loop, kind, () -> {
      begun.add(word);
      return word;
    }, answers::add, this::failed);
  }

  private void failed(Throwable error) {
    answers.add(error.getClass().getSimpleName());
  }

  private static void pass(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("The latch was not opened.");
    }
  }

  private void awaitBegun(int count) {
    await.until(count + " have begun, not only " + begun, () -> begun.size() >= count);
  }

  private static Set<Thread> workThreads() {
    return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("work-")).collect(Collectors.toSet());
  }

  /** Those of other pools may be ending just now. */
  private static Set<Thread> workThreadsSince(Set<Thread> before) {
    var threads = workThreads();
    threads.removeAll(before);
    return threads;
  }

  @Test
  @Rule("E-40")
  void threadsMUSTBeMadeAtTheFirstWorkAndNotBefore() {
    var before = workThreads();
    var pool = pool(WorkPool.DEFAULT_THREADS);
    assertThat(pool.size()).isEqualTo(4);
    assertThat(workThreadsSince(before)).isEmpty();
    for (int i = 0; i < 5; i++) {
      gated(pool, Kind.FAST, "work " + i);
    }
    awaitBegun(4);
    assertThat(workThreadsSince(before)).hasSize(4);
    assertThat(begun).as("the fifth waits").doesNotContain("work 4");
    gate.countDown();
    loop.run();
    assertThat(answers).hasSize(5);
  }

  @Test
  @Rule("E-40")
  void aPoolMUSTHaveOneTo1024Threads() {
    assertThat(pool(1_024).size()).isEqualTo(1_024);
    assertThatThrownBy(() -> new WorkPool(0)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("not 0");
    assertThatThrownBy(() -> new WorkPool(1_025)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("not 1025");
  }

  @Test
  @Rule("E-40")
  void workMUSTBeginInTheOrderInWhichItCame() {
    var pool = pool(1);
    gated(pool, Kind.FAST, "first");
    quick(pool, Kind.FAST, "second");
    quick(pool, Kind.SLOW, "third");
    quick(pool, Kind.FAST, "fourth");
    gate.countDown();
    loop.run();
    assertThat(begun).containsExactly("first", "second", "third", "fourth");
    assertThat(answers).containsExactly("first", "second", "third", "fourth");
  }

  @Test
  @Rule("E-40")
  void slowWorkMUSTHaveNoMoreThanHalfOfTheThreads() {
    var pool = pool(3);
    for (int i = 0; i < 4; i++) {
      gated(pool, Kind.SLOW, "slow " + i);
    }
    awaitBegun(2);
    gated(pool, Kind.FAST, "fast");
    awaitBegun(3);
    // The first two begin together, in either order.
    assertThat(begun).as("the third thread is not for slow work").containsExactlyInAnyOrder("slow 0", "slow 1", "fast").endsWith("fast");
    gate.countDown();
    loop.run();
    assertThat(begun.subList(3, begun.size())).containsExactlyInAnyOrder("slow 2", "slow 3");
  }

  @Test
  @Rule("E-40")
  void slowWorkMUSTBeDoneEvenByASingleThread() {
    quick(pool(1), Kind.SLOW, "slow");
    loop.run();
    assertThat(answers).containsExactly("slow");
  }

  @Test
  @Rule("E-41")
  void allThatHasGatheredMUSTBeDeliveredInOnePoll() throws InterruptedException {
    var pool = pool(1);
    var turns = new ArrayList<Long>();
    for (int i = 0; i < 3; i++) {
      pool.submit(loop, Kind.FAST, () -> "", answer -> turns.add(loop.metrics().turns()), this::failed);
    }
    var allDone = new CountDownLatch(1);
    pool.submit(loop, Kind.FAST, () -> {
      allDone.countDown();
      pass(gate);
      return "last";
    }, answers::add, this::failed);
    // The only thread has begun the last work, so it has delivered the others.
    pass(allDone);
    loop.runOnce();
    assertThat(turns).hasSize(3);
    assertThat(Set.copyOf(turns)).as("turns of the loop").hasSize(1);
    gate.countDown();
    loop.run();
    assertThat(answers).containsExactly("last");
  }

  @Test
  @Rule("E-42")
  void queuedWorkMUSTBeCancelledAndAnswered() {
    var pool = pool(1);
    gated(pool, Kind.FAST, "first");
    var fast = quick(pool, Kind.FAST, "fast");
    var slow = quick(pool, Kind.SLOW, "slow");
    quick(pool, Kind.SLOW, "last");
    assertThat(fast.cancel()).isTrue();
    assertThat(fast.cancel()).as("again").isFalse();
    assertThat(slow.cancel()).isTrue();
    assertThat(answers).as("never inside the call").isEmpty();
    gate.countDown();
    loop.run();
    assertThat(answers).containsExactly("CancellationException", "CancellationException", "first", "last");
    assertThat(begun).containsExactly("first", "last");
  }

  @Test
  @Rule("E-42")
  void workThatHasBegunMUSTNotBeCancelled() {
    var work = gated(pool(1), Kind.FAST, "busy");
    awaitBegun(1);
    assertThat(work.cancel()).isFalse();
    gate.countDown();
    loop.run();
    assertThat(answers).containsExactly("busy");
    assertThat(work.cancel()).as("done").isFalse();
  }

  @Test
  @Rule("E-3")
  void workMUSTKeepTheLoopAliveUntilItsAnswer() {
    gated(pool(1), Kind.FAST, "work");
    assertThat(loop.isAlive()).isTrue();
    gate.countDown();
    assertThat(loop.run()).isFalse();
    assertThat(answers).containsExactly("work");
  }

  @Test
  void whatWorkThrowsMUSTBeItsAnswer() {
    pool(1).submit(loop, Kind.FAST, () -> {
      throw new FileNotFoundException("missing");
    }, answer -> answers.add("done"), this::failed);
    loop.run();
    assertThat(answers).containsExactly("FileNotFoundException");
  }

  @Test
  void anInterruptThatWorkLeavesBehindMUSTHarmNobody() {
    var pool = pool(1);
    pool.submit(loop, Kind.FAST, () -> {
      Thread.currentThread().interrupt();
      return "rude";
    }, answers::add, this::failed);
    pool.submit(loop, Kind.FAST, () -> "interrupted: " + Thread.currentThread().isInterrupted(), answers::add, this::failed);
    loop.run();
    assertThat(answers).containsExactly("rude", "interrupted: false");
  }

  @Test
  void closeMUSTCancelWhatIsQueuedAndEndTheThreadsWhateverTheyDo() throws InterruptedException {
    var pool = pool(1);
    var worker = new Thread[1];
    pool.submit(loop, Kind.FAST, () -> {
      worker[0] = Thread.currentThread();
      begun.add("stubborn");
      try {
        pass(gate);
      } catch (InterruptedException e) {
        // Swallowed, as careless code does.
        return "interrupted";
      }
      return "not interrupted";
    }, answers::add, this::failed);
    awaitBegun(1);
    quick(pool, Kind.FAST, "queued");
    quick(pool, Kind.SLOW, "queued slowly");
    pool.close();
    loop.run();
    assertThat(answers).containsExactlyInAnyOrder("CancellationException", "CancellationException", "interrupted");
    assertThat(worker[0].join(PATIENCE)).as("the thread ends").isTrue();
  }

  @Test
  void closeMUSTEndThreadsThatHaveNothingToDo() throws InterruptedException {
    var pool = pool(1);
    var worker = new Thread[1];
    pool.submit(loop, Kind.FAST, () -> worker[0] = Thread.currentThread(), answer -> answers.add("done"), this::failed);
    loop.run();
    pool.close();
    assertThat(worker[0].join(PATIENCE)).as("the thread ends").isTrue();
  }

  @Test
  void aClosedPoolMUSTRefuseWorkAndNotKeepTheLoopAlive() {
    var pool = pool(1);
    pool.close();
    assertThatThrownBy(() -> quick(pool, Kind.FAST, "late")).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
    assertThat(loop.isAlive()).isFalse();
  }

  @Test
  void theReasonOfACancelledRequestMUSTSaySo() {
    var pool = pool(1);
    gated(pool, Kind.FAST, "first");
    var errors = new ArrayList<Throwable>();
    pool.submit(loop, Kind.FAST, () -> "never", answer -> answers.add("done"), errors::add).cancel();
    gate.countDown();
    loop.run();
    assertThat(errors).singleElement().isInstanceOf(CancellationException.class).extracting(Throwable::getMessage).asString().contains("before it began");
  }
}
