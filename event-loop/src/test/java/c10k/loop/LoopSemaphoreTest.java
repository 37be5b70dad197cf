package c10k.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.pool.AsyncLimiter;
import c10k.pool.AsyncSemaphore;
import c10k.pool.AsyncSemaphore.Permit;
import c10k.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LoopSemaphoreTest {
  private final AsyncSemaphore semaphore = new EventLoopPools().semaphore(1);

  @AfterEach
  void close() {
    semaphore.close();
  }

  private static <T> T result(CompletableFuture<T> future) throws Exception {
    return future.get(20, TimeUnit.SECONDS);
  }

  private static void await(String what, BooleanSupplier condition) {
    new Await(Duration.ofSeconds(20)).until(what, condition);
  }

  @Test
  void requestsMUSTBeServedInTheOrderInWhichTheyCame() throws Exception {
    var first = result(semaphore.acquire());
    var served = new ArrayList<Integer>();
    var requests = new ArrayList<CompletableFuture<Void>>();
    for (int i = 0; i < 100; i++) {
      int number = i;
      requests.add(semaphore.acquire().thenAccept(permit -> {
        served.add(number);
        permit.release();
      }));
    }
    assertThat(semaphore.waiting()).isEqualTo(100);
    first.release();
    for (var request : requests) {
      result(request);
    }
    assertThat(served).isSorted().hasSize(100);
    assertThat(semaphore.available()).isEqualTo(1);
  }

  @Test
  void aCancelledRequestMUSTLeaveTheLine() throws Exception {
    var first = result(semaphore.acquire());
    var cancelled = semaphore.acquire();
    var next = semaphore.acquire();
    assertThat(cancelled.cancel(false)).isTrue();
    await("only one waits", () -> semaphore.waiting() == 1);
    first.release();
    result(next).release();
    assertThat(semaphore.available()).isEqualTo(1);
  }

  /** The loop cannot have looked at the request when it is cancelled: it is busy with this very callback. */
  @Test
  void aRequestCancelledOnItsWayMUSTNotLoseThePermit() throws Exception {
    var permit = result(semaphore.acquire());
    var hook = semaphore.acquire();
    var cancelled = new CompletableFuture<CompletableFuture<Permit>>();
    var done = hook.thenAccept(mine -> {
      var request = semaphore.acquire();
      mine.release();
      request.cancel(false);
      cancelled.complete(request);
    });
    permit.release();
    result(done);
    assertThat(result(cancelled)).isCancelled();
    await("the permit is back", () -> semaphore.available() == 1);
  }

  @Test
  void aPermitReleasedTwiceMUSTBeAnErrorThatChangesNothing() throws Exception {
    var permit = result(semaphore.acquire());
    permit.release();
    assertThatThrownBy(permit::release).isInstanceOf(IllegalStateException.class).hasMessageContaining("given back before");
    assertThat(semaphore.available()).isEqualTo(1);
  }

  @Test
  void closeMUSTFailThoseWhoWait() throws Exception {
    result(semaphore.acquire());
    var waiting = semaphore.acquire();
    semaphore.close();
    assertThatThrownBy(() -> result(waiting)).isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> result(semaphore.acquire())).isInstanceOf(CancellationException.class);
  }

  @Test
  void aLimiterMUSTKeepItsLimitAndTheErrorOfOneFromTheOthers() throws Exception {
    var limiter = new AsyncLimiter(semaphore);
    var begun = new ArrayList<CompletableFuture<String>>();
    var results = new ArrayList<CompletableFuture<String>>();
    for (int i = 0; i < 3; i++) {
      results.add(limiter.run(() -> {
        var task = new CompletableFuture<String>();
        begun.add(task);
        return task;
      }));
    }
    await("one has begun, and two wait", () -> semaphore.waiting() == 2);
    assertThat(begun).hasSize(1);
    begun.getFirst().completeExceptionally(new IllegalArgumentException("the first"));
    assertThatThrownBy(() -> result(results.getFirst())).hasRootCauseMessage("the first");
    await("the second has begun", () -> semaphore.waiting() == 1);
    assertThat(results.get(2).cancel(false)).isTrue();
    await("nobody waits", () -> semaphore.waiting() == 0);
    begun.get(1).complete("second");
    assertThat(result(results.get(1))).isEqualTo("second");
    assertThat(begun).as("a task cancelled in the line never begins").hasSize(2);
    await("the permit is back", () -> semaphore.available() == 1);
  }
}
