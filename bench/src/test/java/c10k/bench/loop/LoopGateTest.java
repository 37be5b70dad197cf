package c10k.bench.loop;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loops pass; what is none is refused, with the reason. */
@Timeout(60)
final class LoopGateTest {
  private static final Duration IMPATIENT = Duration.ofMillis(500);

  @ParameterizedTest
  @ValueSource(strings = {LoopUnderTest.OURS, LoopUnderTest.NETTY})
  void everyLoopMUSTPass(String label) {
    assertThatCode(() -> LoopGate.check(label)).doesNotThrowAnyException();
  }

  @Test
  void nodeMUSTPassWhereItIs() throws Exception {
    assumeTrue(NodeLoop.version().isPresent(), "needs node on the path");
    assertThatCode(() -> LoopGate.check(LoopUnderTest.NODE)).doesNotThrowAnyException();
  }

  @Test
  void whatChangesTheOrderMUSTBeRefused() {
    var two = new ArrayDeque<Runnable>();
    assertRefused("task 1 ran in the place of task 0", task -> {
      two.push(task);
      if (two.size() == 2) {
        two.pop().run();
        two.pop().run();
      }
    });
  }

  @Test
  void whatRunsATaskTwiceMUSTBeRefused() {
    assertRefused("task 0 ran in the place of task 1", task -> {
      task.run();
      task.run();
    });
  }

  @Test
  void whatDropsATaskMUSTBeRefused() {
    assertRefused("it ran 500 of 1000 tasks within 500 ms", new Executor() {
      private int calls;

      @Override
      public void execute(Runnable task) {
        if (calls++ % 2 == 0) {
          task.run();
        }
      }
    });
  }

  @Test
  void whatRunsTasksInSeveralThreadsMUSTBeRefused() {
    assertRefused("it ran tasks in 1000 threads", task -> {
      try {
        Thread.ofPlatform().start(task).join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  private static void assertRefused(String because, Executor executor) {
    try (var loop = new Wrong(executor)) {
      assertThatThrownBy(() -> LoopGate.check("wrong", loop, IMPATIENT))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("wrong is no correct loop: ")
          .hasMessageContaining(because);
    }
  }

  /** No loop. */
  private static final class Wrong extends LoopUnderTest {
    private final Executor executor;

    Wrong(Executor executor) {
      this.executor = executor;
    }

    @Override
    void begin(LoopMeasure measure, int count, Runnable end) {
      end.run();
    }

    @Override
    void execute(Runnable task) {
      executor.execute(task);
    }

    @Override
    public void close() {}
  }
}
