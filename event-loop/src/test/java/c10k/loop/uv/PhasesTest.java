package c10k.loop.uv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.testkit.FakeTicker;
import c10k.testkit.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The body of the loop, with a poll phase by script and a clock that stands still. */
final class PhasesTest {
  /** One before poll, and so many after it. */
  private static final int PENDING_PASSES_PER_TURN = 9;

  private final FakeTicker ticker = new FakeTicker();
  private final ScriptedPoller poller = new ScriptedPoller();
  private final EventLoop loop = new EventLoop("phases", ticker, poller);
  private final List<String> trace = new ArrayList<>();

  private Runnable says(String word) {
    return () -> trace.add(word);
  }

  /** Says it in the first turn only. */
  private void onceIn(Function<EventLoop, PhaseHandle> phase, String word) {
    var handle = phase.apply(loop);
    handle.start(() -> {
      trace.add(word);
      handle.stop();
    });
  }

  /** Says it in each turn, and does not count. */
  private void alwaysIn(PhaseHandle handle, String word) {
    handle.unref();
    handle.start(says(word));
  }

  @Test
  @Rule("E-1")
  void phasesMUSTComeInTheirOrder() {
    onceIn(EventLoop::check, "check");
    onceIn(EventLoop::prepare, "prepare");
    onceIn(EventLoop::idle, "idle");
    loop.atNextTurn(says("pending"));
    loop.setTimer(0, says("timers"));
    poller.event(() -> {
      trace.add("poll");
      new Timer(loop).close(says("closing"));
      loop.setTimer(0, says("timers"));
    });
    assertThat(loop.run()).as("something is left").isFalse();
    assertThat(trace).containsExactly("timers", "pending", "idle", "prepare", "poll", "check", "closing", "timers");
  }

  @Test
  @Rule("E-2")
  void aRunUntilDoneMUSTRunDueTimersBeforeItsFirstTurn() {
    alwaysIn(loop.prepare(), "prepare");
    loop.setTimer(0, says("timer"));
    loop.run();
    assertThat(trace).containsExactly("timer", "prepare");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Rule("E-2")
  void aRunOfOneTurnMUSTRunTimersAtItsEndOnly(boolean mayWait) {
    alwaysIn(loop.prepare(), "prepare");
    loop.setTimer(0, () -> {
      trace.add("timer");
      loop.setTimer(0, says("next timer"));
    });
    assertThat(mayWait ? loop.runOnce() : loop.runWithoutWaiting()).as("something is left").isTrue();
    assertThat(trace).containsExactly("prepare", "timer");
  }

  @Test
  @Rule("E-2")
  void theLoopMUSTAskWhetherItIsAliveAfterTheTimers() {
    loop.setTimer(nanos(5), says("last"));
    poller.whileWaiting(() -> ticker.advance(Duration.ofMillis(5)));
    loop.run();
    assertThat(trace).containsExactly("last");
    assertThat(poller.timeouts).as("no turn for nothing").containsExactly(5L);
  }

  @Test
  @Rule("E-2")
  void pendingCallbacksMUSTHaveEightMorePassesAfterPoll() {
    var rounds = new Object() {
      Runnable next = () -> {};
    };
    rounds.next = () -> {
      trace.add("pending");
      loop.atNextTurn(rounds.next);
    };
    loop.atNextTurn(rounds.next);
    alwaysIn(loop.check(), "check");
    loop.runOnce();
    assertThat(trace).hasSize(PENDING_PASSES_PER_TURN + 1).endsWith("check");
  }

  @Test
  @Rule("E-3")
  void whatIsActiveAndCountsMUSTKeepTheLoopAlive() {
    assertThat(loop.isAlive()).isFalse();
    var check = loop.check();
    assertThat(loop.isAlive()).as("not started").isFalse();
    check.start(() -> {});
    assertThat(loop.isAlive()).as("active").isTrue();
    check.unref();
    assertThat(loop.isAlive()).as("does not count").isFalse();
    check.ref();
    check.ref();
    assertThat(loop.isAlive()).as("counts again, once").isTrue();
    check.stop();
    assertThat(loop.isAlive()).as("stopped").isFalse();
  }

  @Test
  @Rule("E-3")
  void aRequestMUSTKeepTheLoopAliveUntilItsAnswer() {
    loop.requestBegins();
    assertThat(loop.isAlive()).isTrue();
    loop.requestEnds();
    assertThat(loop.isAlive()).isFalse();
  }

  @Test
  @Rule("E-3")
  void whatIsPendingOrClosingMUSTKeepTheLoopAlive() {
    loop.atNextTurn(says("pending"));
    assertThat(loop.isAlive()).isTrue();
    assertThat(loop.run()).isFalse();
    var timer = new Timer(loop);
    timer.unref();
    timer.close(says("closed"));
    assertThat(loop.isAlive()).as("even a handle that does not count is closed in good order").isTrue();
    assertThat(loop.run()).isFalse();
    assertThat(trace).containsExactly("pending", "closed");
  }

  @Test
  @Rule("E-4")
  void stopMUSTLetTheTurnEnd() {
    alwaysIn(loop.check(), "check");
    loop.prepare().start(() -> {
      loop.stop();
      new Timer(loop).close(says("closed"));
      loop.setTimer(0, says("timer"));
    });
    assertThat(loop.run()).as("something is left").isTrue();
    assertThat(trace).containsExactly("check", "closed", "timer");
  }

  @Test
  @Rule("E-4")
  void stopBeforeTheStartMUSTPreventTheFirstTurnAndBeForgotten() {
    loop.setTimer(0, says("timer"));
    loop.stop();
    assertThat(loop.run()).as("something is left").isTrue();
    assertThat(trace).isEmpty();
    assertThat(poller.timeouts).as("no turn").isEmpty();

    assertThat(loop.run()).isFalse();
    assertThat(trace).containsExactly("timer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"idle", "prepare", "check"})
  @Rule("E-9")
  void theHandleThatWasStartedLastMUSTComeFirst(String phase) {
    for (var word : List.of("A", "B", "C")) {
      handleOf(phase).start(says(word));
    }
    loop.runWithoutWaiting();
    loop.runWithoutWaiting();
    assertThat(trace).containsExactly("C", "B", "A", "C", "B", "A");
  }

  @ParameterizedTest
  @ValueSource(strings = {"idle", "prepare", "check"})
  @Rule("E-9")
  void aHandleStartedInItsOwnPhaseMUSTWaitForTheNextTurn(String phase) {
    var late = handleOf(phase);
    handleOf(phase).start(() -> {
      trace.add("A");
      late.start(says("late"));
    });
    handleOf(phase).start(says("B"));
    loop.runWithoutWaiting();
    assertThat(trace).containsExactly("B", "A");
    loop.runWithoutWaiting();
    assertThat(trace).containsExactly("B", "A", "late", "B", "A");
  }

  @Test
  @Rule("E-9")
  void aHandleThatIsStoppedByOneBeforeItMUSTNotBeCalled() {
    var victim = loop.check();
    victim.start(says("victim"));
    loop.check().start(victim::stop);
    loop.runWithoutWaiting();
    assertThat(trace).isEmpty();
  }

  private PhaseHandle handleOf(String phase) {
    return switch (phase) {
      case "idle" -> loop.idle();
      case "prepare" -> loop.prepare();
      default -> loop.check();
    };
  }

  @Test
  @Rule("E-10")
  void theHandleThatWasClosedLastMUSTBeToldFirst() {
    for (var word : List.of("A", "B", "C")) {
      new Timer(loop).close(says(word));
    }
    loop.run();
    assertThat(trace).containsExactly("C", "B", "A");
  }

  @Test
  @Rule("E-10")
  void whatAClosingCallbackClosesMUSTWaitForTheNextTurnAfterItsCheck() {
    alwaysIn(loop.check(), "check");
    new Timer(loop).close(says("other"));
    new Timer(loop).close(() -> {
      trace.add("first");
      new Timer(loop).close(says("nested"));
      loop.setTimer(0, says("timer"));
    });
    loop.run();
    assertThat(trace).containsExactly("check", "first", "other", "timer", "check", "nested");
  }

  @Test
  void aClosedHandleMUSTRefuseToStartAndStayWhole() {
    var timer = new Timer(loop);
    timer.close();
    assertThatThrownBy(() -> timer.start(0, 0, says("timer"))).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
    assertThatThrownBy(timer::close).isInstanceOf(IllegalStateException.class);
    var check = loop.check();
    check.close();
    assertThatThrownBy(() -> check.start(says("check"))).isInstanceOf(IllegalStateException.class);
    assertThat(loop.run()).isFalse();
    assertThat(trace).isEmpty();
  }

  private static long nanos(int millis) {
    return Duration.ofMillis(millis).toNanos();
  }
}
