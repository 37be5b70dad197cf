package c10k.loop.uv;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.testkit.Await;
import c10k.testkit.FakeTicker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The loop by itself, on a clock that stands still unless moved. */
class EventLoopTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final FakeTicker ticker = new FakeTicker();
  private final EventLoop loop = new EventLoop("loop-under-test", ticker);
  private final List<String> trace = Collections.synchronizedList(new ArrayList<>());
  private final Await await = new Await(PATIENCE);

  @AfterEach
  void stop() throws InterruptedException {
    loop.stop();
    loop.thread().join(PATIENCE);
    assertThat(loop.thread().isAlive()).as("a stopped loop ends its thread").isFalse();
  }

  @Test
  void timersMustRunInTheOrderInWhichTheyAreDue() {
    loop.post(
        () -> {
          loop.setTimer(nanos(30), () -> trace.add("30"));
          loop.setTimer(nanos(10), () -> trace.add("10"));
          loop.setTimer(nanos(20), () -> trace.add("first 20"));
          loop.setTimer(nanos(20), () -> trace.add("second 20"));
        });
    startAndSettle();
    assertThat(trace).isEmpty();

    ticker.advance(Duration.ofMillis(30));
    await.until("all timers have run", () -> trace.size() == 4);
    assertThat(trace).containsExactly("10", "first 20", "second 20", "30");
  }

  @Test
  void aTimerMustNotRunBeforeItIsDue() {
    loop.post(() -> loop.setTimer(nanos(10), () -> trace.add("early")));
    startAndSettle();
    ticker.advance(Duration.ofMillis(10).minusNanos(1));
    settle();
    assertThat(trace).isEmpty();
    ticker.advance(Duration.ofNanos(1));
    await.until("the timer has run", () -> trace.size() == 1);
  }

  @Test
  void aTimerSetByATimerMustWaitForTheNextTurnEvenIfItIsDue() {
    loop.post(
        () -> {
          loop.setTimer(
              0,
              () -> {
                trace.add("outer");
                loop.setTimer(0, () -> trace.add("inner"));
                loop.atEndOfTurn(() -> trace.add("end of turn"));
              });
        });
    startAndSettle();
    await.until("both have run", () -> trace.size() == 3);
    assertThat(trace).containsExactly("outer", "end of turn", "inner");
  }

  @Test
  void whatIsPostedDuringAPhaseMustWaitForTheNextTurn() {
    loop.post(
        () -> {
          loop.post(() -> trace.add("posted"));
          loop.atEndOfTurn(() -> trace.add("end of turn"));
        });
    startAndSettle();
    await.until("both have run", () -> trace.size() == 2);
    assertThat(trace).containsExactly("end of turn", "posted");
  }

  @Test
  void aFailingCallbackMustNotEndTheLoop() {
    loop.post(
        () -> {
          throw new IllegalStateException("a callback that fails on purpose");
        });
    loop.post(() -> trace.add("still running"));
    loop.start();
    await.until("the next callback has run", () -> trace.contains("still running"));
  }

  @Test
  void anInterruptMustNotMakeTheLoopSpinOrEnd() {
    startAndSettle();
    loop.thread().interrupt();
    settle();
    var interrupted = new AtomicBoolean(true);
    loop.post(() -> interrupted.set(Thread.currentThread().isInterrupted()));
    settle();
    assertThat(interrupted).as("the flag would make each select return at once").isFalse();
  }

  /** Any lost wake-up leaves one of the many short sleeps without an end, so this hangs if there is one. */
  @Test
  void noPostMustBeLostWhileTheLoopFallsAsleep() throws InterruptedException {
    loop.start();
    for (int i = 0; i < 20_000; i++) {
      var ran = new CountDownLatch(1);
      loop.post(ran::countDown);
      assertThat(ran.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("post number " + i).isTrue();
    }
  }

  private void startAndSettle() {
    loop.start();
    settle();
  }

  /** Returns when the loop has passed a whole turn after all that was posted before. */
  private void settle() {
    for (int turn = 0; turn < 2; turn++) {
      var passed = new AtomicBoolean();
      loop.post(() -> passed.set(true));
      await.until("the loop has passed a turn", passed::get);
    }
  }

  private static long nanos(int millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
