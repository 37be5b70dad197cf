package c10k.loop.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.loop.node.Environment;
import c10k.loop.trace.VirtualClock;
import c10k.loop.uv.EventLoop;
import c10k.testkit.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How late a loop is, in virtual time. */
class LoopDelayTest {
  private static final int TOO_LATE = 124;

  private final VirtualClock clock = new VirtualClock();
  private final EventLoop loop = new EventLoop("measured", clock, clock);
  private final Environment environment = new Environment(loop);
  private final LoopDelay delay = new LoopDelay(loop, LoopDelay.DEFAULT_RESOLUTION);

  /** Runs a program that lasts for a second. */
  private void run(Runnable main) {
    assertThat(environment.run(() -> {
      // Reached only if something else keeps the loop alive.
      environment.setTimeout(() -> environment.exit(TOO_LATE), 100_000).unref();
      environment.setTimeout(() -> {}, 1_000);
      main.run();
    })).isZero();
  }

  private static long nanos(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  @Test
  @Rule("E-49")
  void aLoopThatIsNeverLateMUSTHaveNoLag() {
    run(delay::enable);
    var intervals = delay.intervals();
    assertThat(List.of(intervals.min(), intervals.max())).containsOnly(nanos(10));
    assertThat(intervals.count()).isBetween(98L, 99L);
    assertThat(delay.lagNanos(100)).isZero();
  }

  @Test
  @Rule("E-49")
  void lagMUSTBeWhatTheIntervalHasAboveTheResolution() {
    run(() -> {
      delay.enable();
      // The last firing was at 500; the next, due at 510, comes at 535.
      environment.setTimeout(() -> clock.pass(30), 505);
    });
    assertThat(delay.intervals().max()).isEqualTo(nanos(35));
    assertThat(delay.lagNanos(100)).isEqualTo(nanos(25));
    assertThat(delay.lagNanos(50)).isLessThan(LoopDelay.DEFAULT_RESOLUTION.toNanos() / 1_000);
  }

  @Test
  void itMUSTNotKeepTheLoopAlive() {
    run(delay::enable);
    assertThat(clock.millis()).isEqualTo(1_000);
  }

  @Test
  void whenDisabledItMUSTRecordNothing() {
    var answers = new ArrayList<Boolean>();
    run(() -> {
      answers.add(delay.disable());
      answers.add(delay.enable());
      answers.add(delay.enable());
      environment.setTimeout(() -> answers.add(delay.disable()), 105);
      environment.setTimeout(() -> clock.pass(100), 500);
      // The time in between was not measured, and is no interval.
      environment.setTimeout(delay::enable, 905);
    });
    assertThat(answers).containsExactly(false, true, false, true);
    assertThat(delay.intervals().max()).isEqualTo(nanos(10));
    assertThat(delay.intervals().count()).isBetween(15L, 18L);
  }

  @Test
  void aResolutionThatTimersDoNotHaveMUSTBeRefused() {
    assertThatThrownBy(() -> new LoopDelay(loop, Duration.ofNanos(999_999)))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("too short");
  }
}
