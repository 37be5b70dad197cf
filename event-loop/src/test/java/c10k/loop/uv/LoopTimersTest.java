package c10k.loop.uv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.testkit.FakeTicker;
import c10k.testkit.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Timers of the loop itself, as in libuv 1.48. */
final class LoopTimersTest {
  private final FakeTicker ticker = new FakeTicker();
  private final EventLoop loop = new EventLoop("timers", ticker, new ScriptedPoller());
  private final List<String> trace = new ArrayList<>();

  private Timer timer(String word, long delayMillis) {
    return timer(word, delayMillis, 0, () -> {});
  }

  private Timer timer(String word, long delayMillis, long repeatMillis, Runnable more) {
    var timer = new Timer(loop);
    timer.start(delayMillis, repeatMillis, () -> {
      trace.add(word);
      more.run();
    });
    return timer;
  }

  private void passAt(int millis) {
    ticker.advance(Duration.ofMillis(millis - ticker.nanos() / 1_000_000));
    loop.runWithoutWaiting();
  }

  @Test
  @Rule("E-29")
  void timersDueAtTheSameTimeMUSTRunInTheOrderInWhichTheyWereStarted() {
    var first = timer("first", 10);
    timer("second", 10);
    timer("third", 10);
    timer("earlier", 9);
    first.start(10, 0, () -> trace.add("first, started anew"));
    passAt(10);
    assertThat(trace).containsExactly("earlier", "second", "third", "first, started anew");
  }

  @Test
  @Rule("E-29")
  void aTimerOfNoTimeThatStartsItselfMUSTWaitForTheNextPass() {
    var timer = new Timer(loop);
    timer.start(0, 0, () -> {
      trace.add("self");
      timer.start(0, 0, () -> trace.add("again"));
    });
    timer("other", 0);
    passAt(0);
    assertThat(trace).containsExactly("self", "other");
    passAt(0);
    assertThat(trace).containsExactly("self", "other", "again");
  }

  @Test
  @Rule("E-29")
  void aRepeatingTimerMUSTBeStartedBeforeItsCallback() {
    var timer = new Timer(loop);
    timer.start(5, 5, () -> {
      trace.add("at " + loop.now() + ", next at " + timer.dueNanos() / 1_000_000);
      if (trace.size() == 3) {
        timer.stop();
      }
    });
    passAt(5);
    passAt(17);
    passAt(22);
    passAt(30);
    assertThat(trace).as("counted from the pass, without catching up").containsExactly("at 5, next at 10", "at 17, next at 22", "at 22, next at 27");
    assertThat(loop.isAlive()).isFalse();
  }

  @Test
  @Rule("E-29")
  void aDueTimerThatIsStoppedByOneBeforeItMUSTNotBeCalled() {
    var victims = new ArrayList<Timer>();
    timer("first", 1, 0, () -> {
      victims.get(0).stop();
      victims.get(1).close();
      victims.get(2).start(5, 0, () -> trace.add("moved"));
    });
    victims.add(timer("stopped", 1));
    victims.add(timer("closed", 1));
    victims.add(timer("moved too early", 1));
    timer("last", 1);
    passAt(1);
    assertThat(trace).containsExactly("first", "last");
    passAt(6);
    assertThat(trace).containsExactly("first", "last", "moved");
    assertThat(loop.isAlive()).isFalse();
  }

  @Test
  @Rule("E-33")
  void aTimerThatDoesNotCountMUSTFireWhileSomethingElseKeepsTheLoopAlive() {
    timer("unref'd", 5).unref();
    timer("counts", 5);
    ticker.advance(Duration.ofMillis(5));
    loop.run();
    assertThat(trace).containsExactly("unref'd", "counts");
  }

  @Test
  @Rule("E-33")
  void aDueTimerThatDoesNotCountMUSTNotFireIfNothingElseIsLeft() {
    timer("unref'd", 5).unref();
    ticker.advance(Duration.ofMillis(5));
    assertThat(loop.run()).as("something is left").isFalse();
    assertThat(trace).isEmpty();
  }

  @Test
  void aTimeBeyondAllTimeMUSTNotBeDueAtOnce() {
    timer("beyond", Long.MAX_VALUE);
    passAt(10);
    assertThat(trace).isEmpty();
  }

  @Test
  void aNegativeTimeMUSTBeRefused() {
    assertThatThrownBy(() -> timer("negative", -1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("-1 ms");
  }
}
