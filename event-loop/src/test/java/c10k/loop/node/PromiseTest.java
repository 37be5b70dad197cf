package c10k.loop.node;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.loop.uv.EventLoop;
import c10k.loop.uv.WorkPool;
import c10k.server.Ticker;
import c10k.testkit.Rule;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Promises. What is said about their order was said by Node 20.20.2 to the same program. */
final class PromiseTest {
  private final Program program = new Program();
  private final Environment environment = program.environment;

  private Promise<String> resolved(String value) {
    return environment.resolved(value);
  }

  private Promise<String> rejected(String message) {
    return environment.rejected(new IllegalStateException(message));
  }

  private void sayWhen(Promise<?> promise, String word) {
    promise.then(value -> {
      program.say(word);
      return word;
    });
  }

  /** Says 1, 2, … in as many microtasks, one after the other. */
  private void count(int to) {
    Promise<?> last = resolved("");
    for (int i = 1; i <= to; i++) {
      int number = i;
      last = last.then(value -> {
        program.say("" + number);
        return number;
      });
    }
  }

  private static String thrown(String message) {
    throw new IllegalStateException(message);
  }

  @Test
  @Rule("E-12")
  void chainsMUSTTakeAsManyMicrotasksAsInNode() {
    program.run(() -> {
      count(9);
      sayWhen(resolved("").finallyRun(program.says("F")), "afterF");
      rejected("").finallyRun(program.says("FR")).recover(error -> {
        program.say("afterFR");
        return "";
      });
      sayWhen(resolved("").thenCompose(this::resolved), "compose");
      sayWhen(Promise.all(environment, List.of(resolved("1"), resolved("2"))), "all");
      sayWhen(Promise.race(environment, List.of(resolved("1"))), "race");
      sayWhen(Promise.all(environment, List.of()), "all0");
      sayWhen(rejected("").recover(error -> ""), "recover");
    });
    assertThat(program.said()).isEqualTo("1 F FR all0 2 all race recover 3 4 afterF afterFR compose 5 6 7 8 9");
  }

  @Test
  @Rule("E-12")
  void followingMUSTTakeTwoMicrotasksMoreThanAValue() {
    program.run(() -> {
      var follower = environment.<String>deferred();
      follower.follow(resolved(""));
      sayWhen(follower.promise(), "follow");
      count(5);
    });
    assertThat(program.said()).isEqualTo("1 2 follow 3 4 5");
  }

  @Test
  @Rule("E-12")
  void reactionsMUSTRunInOrderAndNeverInsideTheCallThatSettles() {
    program.run(() -> {
      var deferred = environment.<String>deferred();
      sayWhen(deferred.promise(), "first");
      sayWhen(deferred.promise(), "second");
      program.tick("tick");
      deferred.resolve("");
      program.say("resolved");
      sayWhen(deferred.promise(), "third");
    });
    assertThat(program.said()).isEqualTo("resolved tick first second third");
  }

  @Test
  void onlyTheFirstDecisionMUSTCount() {
    program.run(() -> {
      var deferred = environment.<String>deferred();
      deferred.follow(resolved("followed").then(value -> value));
      deferred.resolve("too late");
      deferred.reject(new IllegalStateException("too late"));
      assertThat(deferred.promise().isSettled()).as("decided, but not settled").isFalse();
      deferred.promise().then(value -> {
        program.say(value);
        return value;
      });
    });
    assertThat(program.said()).isEqualTo("followed");
  }

  @Test
  void aPromiseThatWouldFollowItselfMUSTBeRejected() {
    program.withListener().run(() -> {
      var deferred = environment.<String>deferred();
      deferred.follow(deferred.promise());
    });
    assertThat(program.said()).contains("cannot follow itself");
  }

  @Test
  void errorsMUSTPassUntilSomebodyMakesThemGood() {
    program.run(() -> resolved("").then(value -> thrown("thrown"))
        .then(value -> value + " skipped")
        .thenCompose(value -> resolved(value + " skipped"))
        .recover(error -> "recovered from " + error.getMessage())
        .recover(error -> "skipped")
        .then(value -> {
          program.say(value);
          return value;
        }));
    assertThat(program.said()).isEqualTo("recovered from thrown");
  }

  @Test
  void whatFinallyThrowsMUSTReplaceTheResultAndWhatItDoesMUSTNot() {
    program.withListener().run(() -> {
      resolved("").finallyRun(() -> thrown("action"));
      resolved("value").finallyRun(() -> {}).then(value -> {
        program.say(value);
        return value;
      });
      rejected("reason").finallyRun(() -> {});
    });
    assertThat(program.said()).isEqualTo("value caught action caught reason");
  }

  @Test
  void allMUSTGiveTheValuesInOrderOrTheFirstError() {
    program.run(() -> {
      var late = environment.<String>deferred();
      environment.setTimeout(() -> late.resolve("late"), 5);
      Promise.all(environment, List.of(late.promise(), resolved("early"))).then(values -> {
        program.say(values.toString());
        return values;
      });
      Promise.all(environment, List.of(late.promise(), rejected("one"), rejected("two"))).recover(error -> {
        program.say(error.getMessage());
        return List.of();
      });
    });
    assertThat(program.said()).as("the second error is not unhandled").isEqualTo("one [late, early]");
  }

  @Test
  void raceMUSTGiveWhatIsSettledFirst() {
    program.run(() -> {
      var late = environment.<String>deferred();
      var early = environment.<String>deferred();
      environment.setTimeout(() -> late.reject(new IllegalStateException("late")), 6);
      environment.setTimeout(() -> early.resolve("early"), 5);
      Promise.race(environment, List.of(late.promise(), early.promise())).then(value -> {
        program.say(value);
        return value;
      });
    });
    assertThat(program.said()).isEqualTo("early");
  }

  @Test
  @Rule("E-39")
  void anErrorThatIsAskedForInTheSameCallbackMUSTNotBeReported() {
    environment.onUnhandledRejection((reason, promise) -> program.say("unhandled"));
    program.run(() -> {
      var promise = rejected("error");
      environment.nextTick(() -> environment.queueMicrotask(() -> promise.recover(error -> {
        program.say("recovered");
        return "";
      })));
    });
    assertThat(program.said()).isEqualTo("recovered");
  }

  @Test
  @Rule("E-39")
  void anErrorThatIsAskedForTooLateMUSTBeReportedAndTakenBack() {
    environment.onUnhandledRejection((reason, promise) -> program.say("unhandled"));
    environment.onRejectionHandled(promise -> program.say("handled"));
    program.run(() -> {
      var promise = rejected("error");
      environment.setTimeout(() -> {
        promise.recover(error -> {
          program.say("recovered");
          return "";
        });
        program.tick("tick");
        program.micro("microtask");
      }, 1);
    });
    assertThat(program.said()).isEqualTo("unhandled tick recovered microtask handled");
  }

  @Test
  @Rule("E-39")
  void anErrorThatIsAskedForWhileAnotherIsReportedMUSTBeReportedAllTheSame() {
    var other = new AtomicReference<Promise<String>>();
    environment.onUnhandledRejection((reason, promise) -> {
      program.say("unhandled " + reason.getMessage());
      if (!promise.equals(other.get())) {
        other.get().recover(error -> {
          program.say("recovered");
          return "";
        });
      }
    });
    environment.onRejectionHandled(promise -> program.say("handled"));
    program.run(() -> {
      rejected("a");
      other.set(rejected("b"));
    });
    assertThat(program.said()).isEqualTo("unhandled a unhandled b recovered");
  }

  @Test
  @Rule("E-39")
  void aFailingRejectionListenerMUSTNotLoseTheOtherRejections() {
    environment.onUnhandledRejection((reason, promise) -> program.fails("unhandled " + reason.getMessage()).run());
    program.withListener().run(() -> {
      rejected("a");
      rejected("b");
    });
    assertThat(program.said()).isEqualTo("unhandled a caught unhandled a unhandled b caught unhandled b");
  }

  @Test
  void aStageMUSTLeadOutOfTheLoop() {
    var stages = new ArrayList<CompletionStage<String>>();
    program.run(() -> {
      stages.add(resolved("value").toStage());
      stages.add(rejected("error").toStage());
    });
    assertThat(stages.get(0).toCompletableFuture().join()).isEqualTo("value");
    assertThat(stages.get(1).toCompletableFuture()).failsWithin(Duration.ZERO).withThrowableOfType(ExecutionException.class)
        .withMessageContaining("error");
  }

  @Test
  void workMUSTSettleItsPromiseInTheLoop() {
    var trace = new ArrayList<String>();
    var real = new Environment(new EventLoop("offload", Ticker.system()));
    var loopThread = Thread.currentThread();
    try (var pool = new WorkPool(2)) {
      real.run(() -> {
        real.offload(pool, WorkPool.Kind.FAST, Thread::currentThread).then(worker -> trace.add(
            worker.equals(loopThread) + " " + Thread.currentThread().equals(loopThread)));
        real.<String>offload(pool, WorkPool.Kind.SLOW, () -> {
          throw new IOException("work failed");
        }).recover(error -> {
          trace.add(error.getMessage());
          return "";
        });
      });
    }
    assertThat(trace).containsExactlyInAnyOrder("false true", "work failed");
  }
}
