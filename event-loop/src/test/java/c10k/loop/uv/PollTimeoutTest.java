package c10k.loop.uv;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.server.Ticker;
import c10k.testkit.FakeTicker;
import c10k.testkit.Rule;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** For how long the loop waits, and what time it thinks it is. */
final class PollTimeoutTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final FakeTicker ticker = new FakeTicker();
  private final ScriptedPoller poller = new ScriptedPoller();
  private final EventLoop loop = new EventLoop("poll-timeout", ticker, poller);

  /** Keeps the loop alive, and is no reason not to wait. */
  private final Async reason = new Async(loop, () -> {});

  private void inPrepare(Runnable action) {
    loop.prepare().start(action);
  }

  private long timeout() {
    loop.runOnce();
    return poller.timeouts.getFirst();
  }

  @Test
  @Rule("E-5")
  void pollMUSTWaitWithoutEndIfThereIsNoTimer() {
    poller.event(() -> {});
    assertThat(timeout()).isEqualTo(Poller.FOREVER);
  }

  @Test
  @Rule("E-5")
  void pollMUSTWaitUntilTheNextTimerWhetherThatCountsOrNot() {
    loop.setTimer(nanos(40), () -> {});
    var next = loop.setTimer(nanos(30), () -> {});
    next.unref();
    assertThat(timeout()).isEqualTo(30);
  }

  @Test
  @Rule("E-5")
  void pollMUSTNotWaitForATimerThatIsDue() {
    loop.setTimer(nanos(30), () -> {});
    ticker.advance(Duration.ofMillis(31));
    assertThat(timeout()).isZero();
  }

  @Test
  @Rule("E-5")
  void aFractionOfAMillisecondMUSTBeWaitedFor() {
    loop.setTimer(nanos(30), () -> {});
    ticker.advance(Duration.ofNanos(1));
    assertThat(timeout()).as("29.999999 ms").isEqualTo(30);
  }

  @Test
  @Rule("E-5")
  void aTurnThatTookLongMUSTNotDelayTheTimer() {
    loop.setTimer(nanos(30), () -> {});
    inPrepare(() -> ticker.advance(Duration.ofMillis(20)));
    assertThat(timeout()).isEqualTo(10);
  }

  @Test
  @Rule("E-5")
  void pollMUSTNotWaitWhenTheLoopIsStopped() {
    inPrepare(loop::stop);
    assertThat(timeout()).isZero();
  }

  @Test
  @Rule("E-5")
  void pollMUSTNotWaitWhenSomethingIsPending() {
    inPrepare(() -> loop.atNextTurn(() -> {}));
    assertThat(timeout()).isZero();
  }

  @Test
  @Rule("E-5")
  void pollMUSTNotWaitWhenSomethingIsClosing() {
    inPrepare(() -> new Timer(loop).close());
    assertThat(timeout()).isZero();
  }

  @Test
  @Rule("E-5")
  void pollMUSTNotWaitWhenAnIdleHandleIsActive() {
    loop.idle().start(() -> {});
    assertThat(timeout()).isZero();
  }

  @Test
  @Rule("E-5")
  void pollMUSTNotWaitWhenNothingCounts() {
    inPrepare(reason::close);
    reason.unref();
    var timer = loop.setTimer(nanos(30), () -> {});
    timer.unref();
    assertThat(timeout()).isZero();
  }

  @Test
  @Rule("E-5")
  void aTurnThatBeganWithSomethingPendingMUSTNotWaitIfItIsTheOnlyOne() {
    loop.atNextTurn(() -> {});
    loop.setTimer(nanos(30), () -> {});
    assertThat(timeout()).as("run once, and something was done").isZero();
  }

  @Test
  @Rule("E-5")
  void aRunWithoutWaitingMUSTNotWait() {
    loop.runWithoutWaiting();
    assertThat(poller.timeouts).containsExactly(0L);
  }

  @Test
  @Rule("E-6")
  void theClockMUSTStandStillButAroundPollAndTimers() {
    inPrepare(() -> {
      ticker.advance(Duration.ofMillis(5));
      assertThat(loop.now()).as("cached").isZero();
    });
    poller.event(() -> {
      assertThat(loop.now()).as("looked at after the wait").isEqualTo(5);
      ticker.advance(Duration.ofMillis(5));
    });
    var check = loop.check();
    check.start(() -> assertThat(loop.now()).as("the same for all of one turn").isEqualTo(5));
    loop.setScope(new RethrowingScope());
    loop.setTimer(nanos(10), () -> assertThat(loop.now()).as("looked at before the timers").isEqualTo(10));
    loop.runOnce();
    assertThat(loop.now()).isEqualTo(10);
  }

  @Test
  @Rule("E-6")
  void theClockMUSTCountWholeMilliseconds() {
    ticker.advance(Duration.ofNanos(1_999_999));
    loop.updateTime();
    assertThat(loop.now()).isEqualTo(1);
    var due = new Timer(loop);
    due.start(1, 0, () -> {});
    assertThat(due.dueNanos()).as("from the cached time").isEqualTo(nanos(2));
  }

  @Test
  @Rule("E-6")
  void aRunThatHasNothingToDoMUSTLookAtTheClockAllTheSame() {
    reason.close();
    loop.run();
    ticker.advance(Duration.ofMillis(7));
    loop.run();
    assertThat(loop.now()).isEqualTo(7);
  }

  /** Jumps while the loop looks at it: the worst moment, because the loop goes by the time before. */
  private static final class JumpingTicker implements Ticker {
    private static final long JUMP_NANOS = Duration.ofMillis(30).toNanos();

    private volatile Runnable wakeUp = () -> {};
    private volatile boolean jumpsNext;
    private volatile long now;

    @Override
    public long nanos() {
      long before = now;
      if (jumpsNext) {
        jumpsNext = false;
        now = before + JUMP_NANOS;
        wakeUp.run();
      }
      return before;
    }

    @Override
    public void onJump(Runnable newWakeUp) {
      wakeUp = newWakeUp;
    }
  }

  @Test
  void aClockThatJumpsAsTheLoopFallsAsleepMUSTWakeIt() throws InterruptedException {
    var jumping = new JumpingTicker();
    var sleeper = new EventLoop("sleeper", jumping, poller);
    sleeper.setTimer(nanos(30), () -> {});
    sleeper.prepare().start(() -> jumping.jumpsNext = true);
    var wakeUps = new int[1];
    poller.whileWaiting(() -> {
      wakeUps[0] = poller.wakeUps;
      sleeper.stop();
    });
    sleeper.start();
    assertThat(sleeper.thread().join(PATIENCE)).as("ends").isTrue();
    assertThat(wakeUps[0]).as("wake-ups before the wait").isEqualTo(1);
  }

  private static long nanos(int millis) {
    return Duration.ofMillis(millis).toNanos();
  }
}
