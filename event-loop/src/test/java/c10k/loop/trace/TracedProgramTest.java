package c10k.loop.trace;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.loop.trace.Step.Block;
import c10k.loop.trace.Step.NextTick;
import c10k.loop.trace.Step.QueueMicrotask;
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
}
