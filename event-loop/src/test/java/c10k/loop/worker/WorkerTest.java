package c10k.loop.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.loop.node.Environment;
import c10k.loop.uv.EventLoop;
import c10k.server.Ticker;
import c10k.testkit.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers from start to end. Each test ends when the parent's loop does, within the deadline. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class WorkerTest {
  private final Environment parent = new Environment(new EventLoop("parent-under-test", Ticker.system()));
  private final Workers workers = new Workers(parent);
  private final List<Object> trace = Collections.synchronizedList(new ArrayList<>());
  private final Await await = new Await(Duration.ofSeconds(20));

  @AfterEach
  void noThreadMustBeLeft() {
    await.until("the workers' threads have ended", () -> Thread.getAllStackTraces().keySet().stream().noneMatch(thread -> thread.getName().startsWith("worker-")));
  }

  private Worker traced(Worker worker) {
    worker.onMessage(message -> trace.add("message " + message));
    worker.onError(error -> trace.add("error " + error.getMessage()));
    worker.onExit(code -> trace.add("exit " + code));
    return worker;
  }

  // Life

  @Test
  void eventsMUSTComeAsOnlineMessagesExitEachWithItsOwnDrain() {
    parent.run(() -> {
      var worker = traced(workers.start("worker-1", Map.of("n", 2), self -> {
        self.post(self.data());
        self.post(null);
      }));
      worker.onOnline(() -> {
        trace.add("online");
        parent.nextTick(() -> trace.add("tick of online"));
      });
      worker.onMessage(message -> parent.queueMicrotask(() -> trace.add("microtask of " + message)));
    });
    assertThat(trace).containsExactly(
        "online", "tick of online", "message {n=2}", "microtask of {n=2}", "message null", "microtask of null", "exit 0");
  }

  @Test
  void messagesMUSTGoBothWaysInOrderAndKeepTheWorkerUntilItCloses() {
    parent.run(() -> {
      var worker = traced(workers.start("worker-1", self -> self.onMessage(message -> {
        if (message == null) {
          self.close();
        } else {
          self.post((int) message * 10);
        }
      })));
      IntStream.range(0, 100).forEach(worker::post);
      worker.post(null);
    });
    assertThat(trace).containsExactlyElementsOf(
        Stream.concat(IntStream.range(0, 100).mapToObj(i -> "message " + i * 10), Stream.of("exit 0")).toList());
  }

  @Test
  void messagesThatComeBeforeAnybodyListensMUSTWaitAndNotBeOvertaken() {
    parent.run(() -> {
      var worker = workers.start("worker-1", self -> {
        self.onMessage(message -> {
          self.post("third");
          self.close();
        });
        self.post("first");
        self.post("second");
      });
      worker.onOnline(() -> parent.setTimeout(() -> {
        // The worker answers while two messages wait for the listener that comes in the same callback.
        worker.post("go on");
        await.until("the answer is on its way", () -> worker.exitCode().isPresent() || Thread.getAllStackTraces().keySet().stream().noneMatch(thread -> thread.getName().equals("worker-1")));
        traced(worker);
      }, 20));
    });
    assertThat(trace).containsExactly("message first", "message second", "message third", "exit 0");
  }

  @Test
  void aWorkerMUSTKeepItsParentAliveUnlessUnrefd() {
    var mayEnd = new CountDownLatch(1);
    var worker = new AtomicReference<Worker>();
    parent.run(() -> {
      worker.set(traced(workers.start("worker-1", self -> mayEnd.await())));
      worker.get().unref();
    });
    assertThat(trace).as("the parent has ended before the worker").isEmpty();
    // The parent's end has interrupted it: nobody counts the latch down.
    await.until("the worker has ended", () -> !worker.get().post("anybody there?"));
  }

  @Test
  void theExitCodeMUSTBeTheWorkersAndTheParentGoesOn() {
    int code = parent.run(() -> {
      traced(workers.start("worker-1", self -> {
        self.environment().onExit(how -> self.post("last words"));
        self.environment().setTimeout(() -> self.environment().exit(7), 1);
      }));
      parent.onExit(how -> trace.add("parent exits " + how));
    });
    assertThat(trace).containsExactly("message last words", "exit 7", "parent exits 0");
    assertThat(code).isZero();
    assertThat(workers.running()).isZero();
  }

  @Test
  void aMessageToAWorkerThatHasEndedMUSTBeRefused() {
    parent.run(() -> {
      var worker = traced(workers.start("worker-1", self -> {}));
      worker.onExit(code -> trace.add(worker.post("too late")));
    });
    assertThat(trace).containsExactly("exit 0", false);
  }

  // Errors

  @Test
  void anErrorMUSTBeToldToTheParentAsACopyAndEndTheWorker() {
    var errors = new ArrayList<WorkerException>();
    parent.run(() -> {
      var worker = traced(workers.start("worker-1", self -> self.environment().setTimeout(() -> {
        throw new IllegalStateException("on purpose", new ArithmeticException("deeper"));
      }, 1)));
      worker.onError(errors::add);
    });
    assertThat(trace).containsExactly("error java.lang.IllegalStateException: on purpose", "exit 1");
    assertThat(errors.getFirst().type()).isEqualTo("java.lang.IllegalStateException");
    assertThat(errors.getFirst().getStackTrace()[0].getClassName()).isEqualTo(WorkerTest.class.getName());
    assertThat(errors.getFirst().getCause()).hasMessageContaining("deeper");
  }

  @Test
  void aCheckedExceptionOfMainAndARejectedPromiseMUSTBeErrorsToo() {
    parent.run(() -> {
      traced(workers.start("worker-1", self -> {
        throw new IOException("main");
      }));
    });
    assertThat(trace).containsExactly("error java.io.IOException: main", "exit 1");
  }

  @Test
  void anUnhandledRejectionMUSTBeAnErrorOfTheWorker() {
    parent.run(() -> {
      traced(workers.start("worker-1", self -> {
        var _ = self.environment().rejected(new IllegalArgumentException("nobody asked"));
      }));
    });
    assertThat(trace).containsExactly("error java.lang.IllegalArgumentException: nobody asked", "exit 1");
  }

  @Test
  void anErrorThatTheWorkerTakesCareOfMUSTNotReachTheParent() {
    parent.run(() -> {
      traced(workers.start("worker-1", self -> {
        self.environment().onUncaughtException(error -> self.post("handled " + error.getMessage()));
        throw new IllegalStateException("on purpose");
      }));
    });
    assertThat(trace).containsExactly("message handled on purpose", "exit 0");
  }

  @Test
  void anErrorToWhichNobodyListensMUSTBeThrownInTheParent() {
    parent.onUncaughtException(error -> trace.add(error.getMessage()));
    parent.run(() -> {
      var _ = workers.start("worker-1", self -> {
        throw new IllegalStateException("on purpose");
      });
    });
    assertThat(trace).containsExactly("The worker worker-1 failed, and nobody listens for its errors.");
  }

  // Terminate

  private void terminateOnceOnline(WorkerMain main) {
    parent.run(() -> {
      var worker = traced(workers.start("worker-1", main));
      worker.onOnline(() -> worker.terminate().then(code -> trace.add("terminated " + code)));
    });
  }

  @Test
  void terminateMUSTEndAWorkerThatWaitsForEvents() {
    terminateOnceOnline(self -> self.onMessage(message -> {}));
    assertThat(trace).containsExactly("exit 1", "terminated 1");
  }

  @Test
  void terminateMUSTInterruptAWorkerThatBlocks() {
    terminateOnceOnline(self -> new CountDownLatch(1).await());
    assertThat(trace).as("the interrupt is no error").containsExactly("exit 1", "terminated 1");
  }

  @Test
  void terminateMUSTEndAComputationThatAsks() {
    terminateOnceOnline(self -> {
      while (!self.isTerminating()) {
        Thread.onSpinWait();
      }
    });
    assertThat(trace).containsExactly("exit 1", "terminated 1");
  }

  @Test
  void terminateBeforeTheStartMUSTKeepMainFromRunning() {
    parent.run(() -> {
      var worker = traced(new Worker(parent, "worker-1", null, self -> trace.add("ran"), ended -> {}));
      worker.terminate().then(code -> trace.add("terminated " + code));
      worker.start();
    });
    assertThat(trace).containsExactly("exit 1", "terminated 1");
  }

  @Test
  void aWorkerThatCannotBeKilledMUSTBeNamedAndLeftAlone() {
    var stop = new AtomicBoolean();
    var errors = new ArrayList<Throwable>();
    parent.run(() -> {
      var worker = traced(workers.start("worker-stuck", self -> {
        while (!stop.get()) {
          Thread.onSpinWait();
        }
      }));
      worker.onOnline(() -> worker.terminate(Duration.ofMillis(30)).recover(error -> {
        errors.add(error);
        return -1;
      }));
    });
    stop.set(true);
    assertThat(errors).singleElement().isInstanceOf(WorkerStuckException.class);
    assertThat(errors.getFirst()).hasMessageContaining("worker-stuck").hasMessageContaining("cannot end a thread");
    assertThat(errors.getFirst().getStackTrace()).as("where it is stuck").anyMatch(frame -> frame.getClassName().equals(WorkerTest.class.getName()));
    assertThat(trace).isEmpty();
  }

  // Data

  @Test
  void whatCannotBeCopiedMUSTBeRefusedWhereItIsPosted() {
    parent.run(() -> {
      var worker = traced(workers.start("worker-1", self -> self.onMessage(message -> self.close())));
      assertThatThrownBy(() -> worker.post(List.of(1, new Object()))).isInstanceOf(DataCloneException.class).hasMessageStartingWith("message[1] is of class java.lang.Object");
      worker.post("end");
    });
    assertThat(trace).containsExactly("exit 0");
  }

  @Test
  void aSharedBufferMUSTCountWhatAllWorkersAdd() {
    var counter = new SharedBuffer(8);
    parent.run(() -> {
      for (int worker = 0; worker < 4; worker++) {
        traced(workers.start("worker-" + worker, counter, self -> {
          var shared = (SharedBuffer) Objects.requireNonNull(self.data());
          for (int i = 0; i < 10_000; i++) {
            shared.add(0, 1);
          }
        }));
      }
    });
    assertThat(trace).containsExactly("exit 0", "exit 0", "exit 0", "exit 0");
    assertThat(counter.load(0)).isEqualTo(40_000);
  }
}
