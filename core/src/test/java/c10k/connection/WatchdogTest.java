package c10k.connection;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.server.Ticker;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchdogTest {
  private static final long HOUR_NANOS = Duration.ofHours(1).toNanos();
  private static final int LOOKS = 200;

  private final AtomicLong now = new AtomicLong();
  private final AtomicLong due = new AtomicLong(HOUR_NANOS);
  private final AtomicInteger rounds = new AtomicInteger();
  private final AtomicBoolean over = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Ticker ticker = now::get;
  private final Watchdog watchdog =
      new Watchdog("watchdog-under-test", ticker, this::visit, over::get, ended::countDown);

  private void visit(long nowNanos) {
    rounds.incrementAndGet();
    watchdog.dueAt(due.get());
  }

  @AfterEach
  void end() throws InterruptedException {
    over.set(true);
    watchdog.wake();
    assertThat(ended.await(20, TimeUnit.SECONDS)).as("the watchdog ends").isTrue();
  }

  /** It once woke itself by the deadlines that it found in its own round, and burnt a core. */
  @Test
  void itMustRestUntilTheDeadlineThatItsRoundFound() {
    watchdog.start();
    awaitRounds(1);
    int before = rounds.get();
    for (int look = 0; look < LOOKS; look++) {
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(100));
    }
    assertThat(rounds.get() - before).as("rounds while nothing was due").isLessThanOrEqualTo(1);
  }

  @Test
  void aLongRoundMUSTBeFollowedByALongerPauseUpToALimit() {
    watchdog.start();
    assertThat(Watchdog.pauseNanos(0)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(1));
    assertThat(Watchdog.pauseNanos(TimeUnit.MILLISECONDS.toNanos(2))).isEqualTo(TimeUnit.MILLISECONDS.toNanos(40));
    assertThat(Watchdog.pauseNanos(TimeUnit.SECONDS.toNanos(1))).isEqualTo(TimeUnit.MILLISECONDS.toNanos(50));
  }

  @Test
  void anEarlierDeadlineMustWakeItAndALaterOneMustNot() {
    watchdog.start();
    awaitRounds(1);
    int before = rounds.get();
    watchdog.dueAt(2 * HOUR_NANOS);
    assertThat(rounds.get()).isEqualTo(before);
    watchdog.dueAt(HOUR_NANOS / 2);
    awaitRounds(before + 1);
  }

  private void awaitRounds(int count) {
    long start = System.nanoTime();
    while (rounds.get() < count) {
      assertThat(System.nanoTime() - start).as("waiting for a round").isLessThan(TimeUnit.SECONDS.toNanos(20));
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(100));
    }
  }
}
