package c10k.loop.node;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.testkit.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Timers of programs: lists, their order, and what changes them while they run. */
final class TimersTest {
  private final Program program = new Program();
  private final Environment environment = program.environment;

  /** Says when it runs. */
  private Timeout timed(String word, double millis) {
    return environment.setTimeout(() -> sayTime(word), millis);
  }

  private void sayTime(String word) {
    program.say(word + "@" + program.clock.millis());
  }

  @Test
  @Rule("E-17")
  void fromAnEventTheImmediateMUSTComeFirst() {
    program.run(() -> program.event(() -> {
      program.timeout("timer", 0);
      program.immediate("immediate");
      program.block(5);
    }));
    assertThat(program.said()).isEqualTo("immediate timer");
  }

  @Test
  @Rule("E-17")
  void fromMainTheTimerMUSTComeFirstIfItsTimeHasPassed() {
    program.run(() -> {
      program.immediate("immediate");
      program.timeout("timer", 0);
      program.block(1);
    });
    assertThat(program.said()).isEqualTo("timer immediate");
  }

  @Test
  @Rule("E-17")
  void fromMainTheImmediateMUSTComeFirstIfNoTimeHasPassed() {
    environment.run(() -> {
      program.immediate("immediate");
      program.timeout("timer", 0);
    });
    assertThat(program.said()).isEqualTo("immediate timer");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-5, 1", "NaN, 1", "Infinity, 1", "2147483648, 1", "2147483647, 2147483647", "0.5, 1", "1.9, 1.9", "30, 30"})
  @Rule("E-18")
  void aDelayMUSTBeBetweenOneAndTheLongest(double asked, double kept) {
    program.run(() -> {
      var timeout = program.timeout("timer", asked);
      assertThat(timeout.delayMillis()).isEqualTo(kept);
      timeout.clear();
    });
  }

  @Test
  @Rule("E-18")
  void aFractionMUSTBeCutForTheList() {
    program.run(() -> {
      timed("a", 10.9);
      timed("b", 10);
      timed("c", 10.1);
    });
    assertThat(program.said()).isEqualTo("a@10 b@10 c@10");
  }

  @Test
  @Rule("E-19")
  void aDelayMUSTCountFromTheCall() {
    program.run(() -> {
      program.block(7);
      timed("later", 10);
    });
    assertThat(program.said()).isEqualTo("later@17");
  }

  @Test
  @Rule("E-19")
  void aDelayMUSTCountFromTheCallInACallbackAsWell() {
    program.run(() -> environment.setTimeout(() -> {
      program.block(7);
      timed("later", 10);
    }, 3));
    assertThat(program.said()).isEqualTo("later@20");
  }

  @Test
  @Rule("E-20")
  void timersMUSTFireInTheOrderOfTheirDueTimesAndThenOfTheirLists() {
    program.run(() -> {
      timed("ten", 10);
      timed("two", 2);
      timed("ten too", 10);
      program.block(5);
      timed("five", 5);
    });
    assertThat(program.said()).isEqualTo("two@5 ten@10 ten too@10 five@10");
  }

  @Test
  @Rule("E-21")
  void aListOfUnrefdTimersMUSTStayWhenTheLastIsClearedAndPassOnItsExpiry() {
    program.run(() -> {
      environment.setTimeout(program.says("never"), 10).unref().clear();
      program.block(6);
      timed("newcomer", 10);
      program.block(2);
      timed("eight", 8);
    });
    assertThat(program.said()).as("the list was looked at 10, and went behind the other").isEqualTo("eight@16 newcomer@16");
  }

  @Test
  @Rule("E-21")
  void aListMUSTGoWithItsLastTimerThatCounts() {
    program.run(() -> {
      environment.setTimeout(program.says("never"), 10).clear();
      program.block(6);
      timed("newcomer", 10);
      program.block(2);
      timed("eight", 8);
    });
    assertThat(program.said()).isEqualTo("newcomer@16 eight@16");
  }

  @Test
  @Rule("E-22")
  void allDueTimersOfAListMUSTComeBeforeTheNextList() {
    program.run(() -> {
      timed("A", 10);
      program.block(2);
      timed("C", 10);
      program.block(4);
      timed("B", 5);
      program.block(24);
    });
    assertThat(program.said()).isEqualTo("A@30 C@30 B@30");
  }

  @Test
  @Rule("E-22")
  void aPassMUSTGoByOneTime() {
    program.run(() -> {
      environment.setTimeout(program.says("first", () -> program.block(50)), 10);
      program.block(5);
      timed("not due when the pass began", 10);
      timed("nor this", 20);
      program.immediate("immediate");
      program.block(5);
    });
    assertThat(program.said()).isEqualTo("first immediate not due when the pass began@60 nor this@60");
  }

  @Test
  @Rule("E-23")
  void aListThatIsNotDueYetMUSTGoBehindItsEquals() {
    program.run(() -> {
      timed("first", 10);
      program.block(4);
      timed("second", 10);
      program.block(4);
      timed("equal", 6);
    });
    assertThat(program.said()).isEqualTo("first@10 equal@14 second@14");
  }

  @Test
  @Rule("E-24")
  void aTimerSetDuringAPassMUSTNotFireInIt() {
    program.run(() -> environment.setTimeout(program.says("outer", () -> {
      program.timeout("inner", 1);
      program.immediate("immediate");
      program.block(20);
    }), 1));
    assertThat(program.said()).isEqualTo("outer immediate inner");
  }

  private void interval(double millis, int times, Runnable more) {
    var self = new Timeout[1];
    var left = new int[] {times};
    self[0] = environment.setInterval(() -> {
      if (--left[0] == 0) {
        self[0].clear();
      }
      sayTime("i");
      more.run();
    }, millis);
  }

  @Test
  @Rule("E-25")
  void anIntervalMUSTRunFromStartToStart() {
    program.run(() -> interval(10, 3, () -> program.block(4)));
    assertThat(program.said()).isEqualTo("i@10 i@20 i@30");
  }

  @Test
  @Rule("E-25")
  void anIntervalThatIsTooSlowMUSTRunOnceInATurnWithoutCatchingUp() {
    program.run(() -> interval(3, 3, () -> {
      environment.setImmediate(() -> sayTime("immediate"));
      program.block(7);
    }));
    assertThat(program.said()).isEqualTo("i@3 immediate@10 i@10 immediate@17 i@17 immediate@24");
  }

  @Test
  @Rule("E-25")
  void anIntervalMUSTGoOnAfterAnError() {
    program.withListener().run(() -> interval(10, 2, () -> {
      throw new IllegalStateException("error");
    }));
    assertThat(program.said()).isEqualTo("i@10 caught error i@20 caught error");
  }

  @Test
  @Rule("E-26")
  void refreshMUSTMoveATimerToTheEndOfItsList() {
    program.run(() -> {
      var moved = timed("moved", 10);
      timed("other", 10);
      environment.setTimeout(moved::refresh, 4);
    });
    assertThat(program.said()).isEqualTo("other@10 moved@14");
  }

  @Test
  @Rule("E-26")
  void refreshMUSTReviveATimerThatHasFired() {
    program.run(() -> {
      var timer = timed("timer", 10);
      environment.setTimeout(timer::refresh, 15);
    });
    assertThat(program.said()).isEqualTo("timer@10 timer@25");
  }

  @Test
  @Rule("E-26")
  void refreshInItsOwnCallbackMUSTStartATimerAnew() {
    var self = new Timeout[1];
    program.run(() -> self[0] = environment.setTimeout(() -> {
      sayTime("timer");
      if (program.trace.size() < 3) {
        self[0].refresh();
      }
    }, 10));
    assertThat(program.said()).isEqualTo("timer@10 timer@20 timer@30");
  }

  @Test
  @Rule("E-26")
  void refreshMUSTNotReviveATimerThatWasCleared() {
    program.run(() -> {
      var timer = timed("cleared", 10);
      timer.clear();
      timer.refresh();
      timed("other", 20);
    });
    assertThat(program.said()).isEqualTo("other@20");
  }

  @Test
  @Rule("E-27")
  void clearMUSTWorkFromAnotherTimerOfTheSamePass() {
    program.run(() -> {
      var victims = new Timeout[2];
      environment.setTimeout(program.says("first", () -> {
        victims[0].clear();
        victims[1].clear();
      }), 5);
      victims[0] = program.timeout("same list", 5);
      victims[1] = program.timeout("other list", 6);
      program.block(10);
    });
    assertThat(program.said()).isEqualTo("first");
  }

  @Test
  @Rule("E-27")
  void clearMUSTWorkFromATickBetweenTwoTimers() {
    program.run(() -> {
      var victim = new Timeout[1];
      environment.setTimeout(program.says("first", () -> environment.nextTick(() -> victim[0].clear())), 5);
      victim[0] = program.timeout("cleared", 5);
    });
    assertThat(program.said()).isEqualTo("first");
  }

  @Test
  @Rule("E-27")
  void aListMadeAgainDuringAPassMUSTSurviveIt() {
    program.run(() -> {
      var last = new Timeout[1];
      environment.setTimeout(program.says("first", () -> {
        last[0].clear();
        timed("new", 5);
      }), 5);
      last[0] = program.timeout("cleared", 5);
    });
    assertThat(program.said()).isEqualTo("first new@10");
  }

  @Test
  @Rule("E-27")
  void clearInItsOwnCallbackMUSTEndAnInterval() {
    program.run(() -> interval(10, 1, () -> {}));
    assertThat(program.said()).isEqualTo("i@10");
  }

  @Test
  @Rule("E-27")
  void clearTwiceMUSTCountOnce() {
    program.run(() -> {
      var timer = program.timeout("cleared", 10);
      timer.clear();
      timer.clear();
      timed("other", 5);
    });
    assertThat(program.said()).isEqualTo("other@5");
    assertThat(program.clock.millis()).isEqualTo(5);
  }

  @Test
  @Rule("E-28")
  void theLoopMUSTBeWokenForTheNextExpiryOnly() {
    program.run(() -> {
      timed("a", 10);
      timed("b", 25);
    });
    assertThat(program.said()).isEqualTo("a@10 b@25");
    assertThat(program.poller.timeouts).as("from 1 to 10, and to 25").endsWith(9L, 15L).hasSize(2);
  }

  @Test
  @Rule("E-28")
  void theLoopMUSTNotBeWokenBeforeAMillisecondHasPassed() {
    program.run(() -> {
      environment.setTimeout(() -> {
        program.block(50);
        timed("later", 50);
      }, 10);
      timed("overdue", 20);
    });
    assertThat(program.said()).as("due at 20, found overdue at 60").isEqualTo("overdue@61 later@110");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Rule("E-28")
  @Rule("E-33")
  void theNextExpiryMUSTCountOnlyIfATimerThatCountsExists(boolean counts) {
    program.run(() -> {
      timed("first", 10);
      var second = timed("second", 20);
      if (!counts) {
        second.unref();
      }
    });
    assertThat(program.said()).isEqualTo(counts ? "first@10 second@20" : "first@10");
  }
}
