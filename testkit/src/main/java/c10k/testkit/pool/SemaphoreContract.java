package c10k.testkit.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.pool.ConcurrencyLimiter;
import c10k.pool.FairSemaphore;
import c10k.pool.PoolModel;
import c10k.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a model's semaphore promises, and the limiter on top of it. A model names itself in a subclass. */
@SuppressWarnings("ThreadPriorityCheck") // A yield makes it likelier that others come between; nothing relies on it.
public abstract class SemaphoreContract {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SOON = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofMinutes(5);

  private final PoolModel model;

  /** Checks this model. */
  protected SemaphoreContract(PoolModel model) {
    this.model = model;
  }

  private static <T> FutureTask<T> meanwhile(Callable<T> work) {
    var task = new FutureTask<>(work);
    Thread.ofPlatform().daemon().start(task);
    return task;
  }

  private static <T> T result(FutureTask<T> task) throws Exception {
    return task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private static void awaitWaiting(FairSemaphore semaphore, int count) {
    new Await(PATIENCE).until(count + " callers wait", () -> semaphore.waiting() == count);
  }

  @Test
  void noMorePermitsMUSTBeOutThanThereAre() throws Exception {
    var semaphore = model.semaphore(2);
    semaphore.acquire();
    assertThat(semaphore.tryAcquire(Duration.ZERO)).isTrue();
    assertThat(semaphore.tryAcquire(Duration.ZERO)).isFalse();
    assertThat(semaphore.tryAcquire(Duration.ofSeconds(-1))).isFalse();
    assertThat(semaphore.available()).isZero();
    semaphore.release();
    assertThat(semaphore.available()).isEqualTo(1);
  }

  @Test
  void aPermitReleasedTwiceMUSTBeAnErrorThatChangesNothing() throws Exception {
    var semaphore = model.semaphore(1);
    semaphore.acquire();
    semaphore.release();
    assertThatThrownBy(semaphore::release).isInstanceOf(IllegalStateException.class).hasMessageContaining("released twice");
    assertThat(semaphore.available()).isEqualTo(1);
  }

  @Test
  void thoseWhoWaitMUSTBeServedInTheOrderInWhichTheyCame() throws Exception {
    var semaphore = model.semaphore(1);
    semaphore.acquire();
    var served = new ConcurrentLinkedQueue<Integer>();
    var callers = new ArrayList<FutureTask<Void>>();
    for (int i = 0; i < 20; i++) {
      int number = i;
      callers.add(meanwhile(() -> {
        semaphore.acquire();
        served.add(number);
        semaphore.release();
        return null;
      }));
      awaitWaiting(semaphore, i + 1);
    }
    semaphore.release();
    for (var caller : callers) {
      result(caller);
    }
    assertThat(served).containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
    assertThat(semaphore.available()).isEqualTo(1);
  }

  @Test
  void aCallerWhoseTimeIsOverMUSTLeaveWithoutAPermitAndLoseNone() throws Exception {
    var semaphore = model.semaphore(1);
    semaphore.acquire();
    assertThat(semaphore.tryAcquire(SOON)).isFalse();
    assertThat(semaphore.waiting()).isZero();
    semaphore.release();
    assertThat(semaphore.tryAcquire(Duration.ZERO)).isTrue();
  }

  @Test
  void anInterruptedCallerMUSTLeaveAndTheNextBeServed() throws Exception {
    var semaphore = model.semaphore(1);
    semaphore.acquire();
    var first = new FutureTask<>(() -> semaphore.tryAcquire(LONG));
    var firstThread = Thread.ofPlatform().daemon().start(first);
    awaitWaiting(semaphore, 1);
    var second = meanwhile(() -> semaphore.tryAcquire(LONG));
    awaitWaiting(semaphore, 2);
    firstThread.interrupt();
    assertThatThrownBy(() -> result(first)).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(InterruptedException.class);
    semaphore.release();
    assertThat(result(second)).isTrue();
  }

  /** Time-outs, interrupts and releases at the same moment: whatever the outcome, no permit is lost or made. */
  @Test
  void permitsMUSTBeConservedWhenEverythingHappensAtOnce() throws Exception {
    int permits = 3;
    var semaphore = model.semaphore(permits);
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    var threads = new ArrayList<Thread>();
    var workers = new ArrayList<FutureTask<Void>>();
    for (int i = 0; i < 12; i++) {
      int number = i;
      var worker = new FutureTask<Void>(() -> {
        for (int round = 0; round < 500; round++) {
          use(semaphore, (number + round) % 3 * 20_000L, inside, most);
        }
        return null;
      });
      workers.add(worker);
      threads.add(Thread.ofPlatform().daemon().start(worker));
    }
    while (workers.stream().anyMatch(worker -> !worker.isDone())) {
      threads.get(most.get() % threads.size()).interrupt();
      Thread.onSpinWait();
    }
    for (var worker : workers) {
      result(worker);
    }
    assertThat(most.get()).isLessThanOrEqualTo(permits);
    assertThat(semaphore.available()).isEqualTo(permits);
    assertThat(semaphore.waiting()).isZero();
  }

  private static void use(FairSemaphore semaphore, long timeoutNanos, AtomicInteger inside, AtomicInteger most) {
    try {
      if (semaphore.tryAcquire(Duration.ofNanos(timeoutNanos))) {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        Thread.onSpinWait();
        inside.decrementAndGet();
        semaphore.release();
      }
    } catch (InterruptedException e) {
      // It was told to leave, and did.
    }
  }

  @Test
  void aLimiterMUSTKeepTheOrderOfResultsAndTheErrorOfOneFromTheOthers() throws Exception {
    var limiter = new ConcurrencyLimiter(model.semaphore(2));
    var inside = new AtomicInteger();
    var most = Collections.synchronizedList(new ArrayList<Integer>());
    var tasks = IntStream.range(0, 10).<Callable<Integer>>mapToObj(number -> () -> {
      most.add(inside.incrementAndGet());
      Thread.onSpinWait();
      inside.decrementAndGet();
      if (number == 4) {
        throw new IllegalArgumentException("the fifth");
      }
      return number;
    }).toList();
    var results = limiter.callAll(tasks, Thread.ofPlatform().daemon().factory());
    for (int i = 0; i < results.size(); i++) {
      if (i == 4) {
        assertThatThrownBy(() -> results.get(4).get(20, TimeUnit.SECONDS)).hasRootCauseMessage("the fifth");
      } else {
        assertThat(results.get(i).get(20, TimeUnit.SECONDS)).isEqualTo(i);
      }
    }
    assertThat(Collections.max(most)).isLessThanOrEqualTo(2);
  }

  @Test
  void aTaskThatFailsMUSTFreeItsPlace() throws Exception {
    var semaphore = model.semaphore(1);
    var limiter = new ConcurrencyLimiter(semaphore);
    assertThatThrownBy(() -> limiter.call(() -> {
      throw new IllegalArgumentException("no");
    })).hasMessage("no");
    assertThat(limiter.call(() -> "next")).isEqualTo("next");
    assertThatThrownBy(() -> limiter.callAll(List.of(() -> 1), work -> {
      throw new OutOfMemoryError("no thread");
    })).hasMessage("no thread");
    assertThat(semaphore.available()).isEqualTo(1);
  }
}
