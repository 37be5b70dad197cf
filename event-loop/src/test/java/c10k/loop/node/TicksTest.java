package c10k.loop.node;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.loop.uv.EventLoop;
import c10k.loop.uv.Watcher;
import c10k.loop.uv.WorkPool;
import c10k.server.Ticker;
import c10k.testkit.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What runs between two callbacks. */
final class TicksTest {
  private static final int MANY = 10_000;

  private final Program program = new Program();
  private final Environment environment = program.environment;

  @Test
  @Rule("E-16")
  void mainMUSTBeFollowedByItsTicksThenItsMicrotasksThenThePhases() {
    program.run(() -> {
      program.immediate("immediate");
      program.timeout("timer", 1);
      program.micro("microtask");
      program.tick("tick");
      program.say("main");
    });
    assertThat(program.said()).isEqualTo("main tick microtask timer immediate");
  }

  @Test
  @Rule("E-12")
  void aMicrotaskMUSTWaitForAllTicksAndATickForAllMicrotasks() {
    program.run(() -> {
      environment.nextTick(program.says("t1", () -> {
        program.micro("m3");
        program.tick("t3");
      }));
      environment.queueMicrotask(program.says("m1", () -> {
        program.tick("t4");
        program.micro("m4");
      }));
      program.tick("t2");
      program.micro("m2");
    });
    assertThat(program.said()).isEqualTo("t1 t2 t3 m1 m2 m3 m4 t4");
  }

  @Test
  @Rule("E-11")
  void microtasksMUSTGoFirstIfACallbackQueuedNoTick() {
    program.run(() -> environment.setTimeout(program.says("timer", () -> {
      environment.queueMicrotask(program.says("m1", () -> program.tick("tick")));
      program.micro("m2");
    }), 1));
    assertThat(program.said()).isEqualTo("timer m1 m2 tick");
  }

  @Test
  @Rule("E-12")
  void rejectionsMUSTBeReportedWhenBothQueuesAreEmptyAndWhatThatQueuesMUSTRun() {
    environment.onUnhandledRejection((reason, promise) -> {
      program.say("unhandled");
      program.tick("tick of the listener");
      program.micro("microtask of the listener");
    });
    program.run(() -> {
      program.immediate("immediate");
      environment.rejected(new IllegalStateException("nobody asks"));
      environment.nextTick(program.says("t1", () -> environment.queueMicrotask(program.says("m1", () -> program.tick("t2")))));
    });
    assertThat(program.said()).isEqualTo("t1 m1 t2 unhandled tick of the listener microtask of the listener immediate");
  }

  @Test
  @Rule("E-13")
  void aDrainMUSTNotEndWhileTicksQueueTicks() {
    var left = new int[] {MANY};
    var next = new Runnable[1];
    next[0] = () -> {
      if (--left[0] > 0) {
        environment.nextTick(next[0]);
      } else {
        program.say("last tick");
      }
    };
    program.run(() -> {
      program.timeout("timer", 1);
      program.immediate("immediate");
      program.micro("microtask");
      environment.nextTick(next[0]);
    });
    assertThat(program.said()).isEqualTo("last tick microtask timer immediate");
  }

  @Test
  @Rule("E-13")
  void aDrainMUSTNotEndWhileMicrotasksQueueMicrotasks() {
    var left = new int[] {MANY};
    var next = new Runnable[1];
    next[0] = () -> {
      if (--left[0] > 0) {
        environment.queueMicrotask(next[0]);
      } else {
        program.say("last microtask");
      }
    };
    program.run(() -> {
      program.timeout("timer", 1);
      environment.queueMicrotask(program.says("first microtask", () -> program.tick("tick")));
      environment.queueMicrotask(next[0]);
    });
    assertThat(program.said()).isEqualTo("first microtask last microtask tick timer");
  }

  private void saysWithFollowers(String word) {
    program.say(word);
    program.micro("m" + word);
    program.tick("t" + word);
  }

  @Test
  @Rule("E-14")
  void aDrainMUSTComeBetweenTwoTimersOfAList() {
    program.run(() -> {
      environment.setTimeout(() -> saysWithFollowers("1"), 1);
      environment.setTimeout(() -> saysWithFollowers("2"), 1);
    });
    assertThat(program.said()).isEqualTo("1 t1 m1 2 t2 m2");
  }

  @Test
  @Rule("E-14")
  void aDrainMUSTComeBetweenTwoLists() {
    program.run(() -> {
      environment.setTimeout(() -> saysWithFollowers("1"), 1);
      environment.setTimeout(() -> saysWithFollowers("2"), 2);
      program.block(5);
    });
    assertThat(program.said()).isEqualTo("1 t1 m1 2 t2 m2");
  }

  @Test
  @Rule("E-14")
  void aDrainMUSTComeBetweenTwoImmediates() {
    program.run(() -> {
      environment.setImmediate(() -> saysWithFollowers("1"));
      environment.setImmediate(() -> saysWithFollowers("2"));
    });
    assertThat(program.said()).isEqualTo("1 t1 m1 2 t2 m2");
  }

  @Test
  @Rule("E-11")
  @Rule("E-15")
  void everyPostedCallbackMUSTHaveItsOwnDrain() {
    program.run(() -> {
      environment.loop().post(() -> saysWithFollowers("1"));
      environment.loop().post(() -> saysWithFollowers("2"));
      program.immediate("immediate");
    });
    assertThat(program.said()).isEqualTo("1 t1 m1 2 t2 m2 immediate");
  }

  @Test
  @Rule("E-11")
  void pendingAndClosingCallbacksMUSTBeDrainedAsWell() {
    program.run(() -> {
      environment.loop().atNextTurn(() -> saysWithFollowers("1"));
      environment.loop().atEndOfTurn(() -> saysWithFollowers("2"));
      environment.loop().atNextTurn(() -> saysWithFollowers("3"));
    });
    assertThat(program.said()).isEqualTo("1 t1 m1 3 t3 m3 2 t2 m2");
  }

  @Test
  @Rule("E-15")
  void everyChannelOfABatchMUSTHaveItsOwnDrain() throws IOException {
    var trace = new ArrayList<String>();
    var real = new Environment(new EventLoop("channels", Ticker.system()));
    var pipes = List.of(Pipe.open(), Pipe.open());
    try {
      for (var pipe : pipes) {
        pipe.source().configureBlocking(false);
        pipe.sink().write(ByteBuffer.allocate(1));
      }
      real.run(() -> pipes.forEach(pipe -> watchOnce(real, pipe, () -> {
        trace.add("event");
        real.nextTick(() -> trace.add("tick"));
      })));
    } finally {
      for (var pipe : pipes) {
        pipe.source().close();
        pipe.sink().close();
      }
    }
    assertThat(trace).containsExactly("event", "tick", "event", "tick");
  }

  private static void watchOnce(Environment environment, Pipe pipe, Runnable callback) {
    var watcher = new Watcher(environment.loop(), pipe.source());
    try {
      watcher.start(SelectionKey.OP_READ, ops -> {
        watcher.close();
        callback.run();
      });
    } catch (ClosedChannelException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The main program returns only when all three answers are there, so that one poll finds them all. */
  @Test
  @Rule("E-15")
  @Rule("E-41")
  void everyCompletionMUSTHaveItsOwnDrain() {
    var trace = new ArrayList<String>();
    var real = new Environment(new EventLoop("completions", Ticker.system()));
    var othersAnswered = new CountDownLatch(1);
    try (var pool = new WorkPool(1)) {
      real.run(() -> {
        for (int i = 0; i < 3; i++) {
          real.offload(pool, WorkPool.Kind.FAST, () -> "answer").then(answer -> {
            real.nextTick(() -> trace.add("tick"));
            return trace.add(answer);
          });
        }
        real.offload(pool, WorkPool.Kind.FAST, () -> {
          othersAnswered.countDown();
          return "last";
        });
        pass(othersAnswered);
      });
    }
    assertThat(trace).containsExactly("answer", "tick", "answer", "tick", "answer", "tick");
  }

  private static void pass(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
