package c10k.loop.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.loop.trace.Step.Block;
import c10k.loop.trace.Step.Clear;
import c10k.loop.trace.Step.NextTick;
import c10k.loop.trace.Step.QueueMicrotask;
import c10k.loop.trace.Step.Refresh;
import c10k.loop.trace.Step.SetImmediate;
import c10k.loop.trace.Step.SetInterval;
import c10k.loop.trace.Step.SetTimeout;
import c10k.loop.trace.Step.Throw;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TracedProgramTest {
  private final List<String> trace = new ArrayList<>();

  private List<String> run(Step... main) {
    TracedProgram.run(List.of(main), trace::add);
    return trace;
  }

  @Test
  void theMainProgramMUSTBeFollowedByTicksMicrotasksTimersAndImmediates() {
    assertThat(
        run(
            new SetImmediate("immediate", List.of()),
            new SetTimeout("timeout", 1, List.of()),
            new QueueMicrotask("microtask", List.of()),
            new NextTick("tick", List.of()))).containsExactly("tick", "microtask", "timeout", "immediate");
  }

  @Test
  void timersOfOneListMUSTRunTogether() {
    assertThat(
        run(
            new SetTimeout("A", 10, List.of()),
            new Block(2),
            new SetTimeout("C", 10, List.of()),
            new Block(4),
            new SetTimeout("B", 5, List.of()),
            new Block(24))).containsExactly("A", "C", "B");
  }

  @Test
  void theNextTimerMUSTComeBeforeTheTicksOfOneThatThrew() {
    assertThat(
        run(
            new SetTimeout("A", 1, List.of(new NextTick("tick", List.of()), new Throw())),
            new SetTimeout("B", 1, List.of()))).containsExactly("A", "uncaught", "B", "tick");
  }

  @Test
  void anIntervalMUSTEndAfterItsLastRunEvenIfThatThrows() {
    assertThat(run(new SetInterval("I", 5, 3, List.of(new Throw())))).containsExactly("I", "uncaught", "I", "uncaught", "I", "uncaught");
  }

  @Test
  void immediatesMUSTComeInTheSameCheckAfterTheLastOneThrew() {
    assertThat(
        run(
            new SetTimeout("timeout", 2, List.of()),
            new SetImmediate("A", List.of(new SetImmediate("B", List.of()), new Block(2), new Throw())))).containsExactly("A", "uncaught", "B", "timeout");
  }

  @Test
  void immediatesMUSTNotWaitForOneThatWasCleared() {
    assertThat(
        run(
            new SetTimeout("timeout", 2, List.of()),
            new SetImmediate("A", List.of(new Clear("C"), new SetImmediate("B", List.of()), new Block(2), new Throw())),
            new SetImmediate("C", List.of()))).containsExactly("A", "uncaught", "B", "timeout");
  }

  /** Not compared with Node 20, whose list breaks at it. */
  @Test
  void aTickThatClearsTheNextImmediateAndThrowsMUSTNotDisturbTheOthers() {
    assertThat(
        run(
            new SetImmediate("A", List.of(new NextTick("tick", List.of(new Clear("B"), new Throw())))),
            new SetImmediate("B", List.of()),
            new SetImmediate("C", List.of()))).containsExactly("A", "tick", "uncaught", "C");
  }

  @Test
  void clearingTheLastTimerOfAListMUSTEndTheList() {
    assertThat(
        run(
            new SetTimeout("A", 5, List.of()),
            new Clear("A"),
            new Block(2),
            new SetTimeout("B", 6, List.of()),
            new SetTimeout("A", 5, List.of()),
            new Block(10))).as("due at 8 and at 7; the old list, due at 5, would be asked first, and queue last").containsExactly("A", "B");
  }

  @Test
  void refreshMUSTReviveATimerThatHasFiredButNoneThatWasCleared() {
    assertThat(
        run(
            new SetTimeout("cleared", 1, List.of()),
            new Clear("cleared"),
            new Refresh("cleared"),
            new SetTimeout("fired", 1, List.of(new SetImmediate("again", List.of(new Refresh("fired")))))).subList(0, 3))
        .containsExactly("fired", "again", "fired");
  }

  @Test
  void aClearedTimerThatIsRefreshedMUSTNotKeepTheListOfAnother() {
    assertThat(
        run(
            new SetTimeout("A", 5, List.of()),
            new Clear("A"),
            new Refresh("A"),
            new Block(1),
            new SetTimeout("B", 4, List.of()),
            new Block(1),
            new SetTimeout("C", 5, List.of()),
            new Block(10))).containsExactly("B", "C");
  }

  @Test
  void anIntervalThatClearsItselfMUSTEnd() {
    assertThat(run(new SetInterval("I", 1, 3, List.of(new Clear("I"))))).containsExactly("I");
  }

  @Test
  void anErrorOfMainMUSTNotKeepItsTicksFromTheirPlace() {
    assertThat(
        run(
            new SetTimeout("timeout", 1, List.of()),
            new NextTick("tick", List.of()),
            new Throw(),
            new NextTick("skipped", List.of()))).containsExactly("uncaught", "tick", "timeout");
  }

  @Test
  void aTimeBeyondTheClockMUSTEndTheProgram() {
    assertThatThrownBy(() -> run(new Block(1), new NextTick("tick", List.of(new Block(Long.MAX_VALUE)))))
        .isInstanceOf(TimeOverflowException.class);
    assertThat(trace).containsExactly("tick");
  }

  @Test
  void anErrorOfTheReaderMUSTEndTheProgram() {
    assertThatThrownBy(() -> TracedProgram.run(List.of(new SetInterval("I", 1, 3, List.of())), line -> {
      throw new UnsupportedOperationException(line);
    })).isInstanceOf(UnsupportedOperationException.class).hasMessage("I");
  }
}
