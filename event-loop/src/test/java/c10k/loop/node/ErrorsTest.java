package c10k.loop.node;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.testkit.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of errors that nobody catches. */
final class ErrorsTest {
  private static final Logger LOG = Logger.getLogger("c10k.loop");

  private final Program program = new Program();
  private final Environment environment = program.environment;
  private final List<String> logged = new ArrayList<>();

  private final Handler handler = new Handler() {
    @Override
    public void publish(LogRecord entry) {
      logged.add(entry.getLevel() + " " + entry.getMessage() + " " + entry.getThrown().getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  };

  @BeforeEach
  void listen() {
    LOG.setUseParentHandlers(false);
    LOG.addHandler(handler);
    LOG.setLevel(Level.ALL);
  }

  @AfterEach
  void noLonger() {
    LOG.removeHandler(handler);
    LOG.setLevel(null);
    LOG.setUseParentHandlers(true);
  }

  @Test
  @Rule("E-35")
  void theNextTimerMUSTComeBeforeTheTicksOfOneThatThrew() {
    program.withListener().run(() -> {
      environment.setTimeout(() -> {
        program.tick("tick");
        program.fails("one").run();
      }, 1);
      program.timeout("two", 1);
    });
    assertThat(program.said()).isEqualTo("one caught one two tick");
  }

  @Test
  @Rule("E-35")
  void thePassMUSTGoOnWithItsTimeAfterAnError() {
    program.withListener().run(() -> {
      environment.setTimeout(program.says("one", () -> {
        program.block(20);
        program.fails("error").run();
      }), 5);
      program.timeout("not due when the pass began", 10);
      program.immediate("immediate");
      program.block(5);
    });
    assertThat(program.said()).isEqualTo("one error caught error immediate not due when the pass began");
  }

  @Test
  @Rule("E-35")
  void theNextImmediateMUSTComeBeforeTheTicksOfOneThatThrew() {
    program.withListener().run(() -> {
      environment.setImmediate(() -> {
        program.tick("tick");
        program.fails("one").run();
      });
      program.immediate("two");
    });
    assertThat(program.said()).isEqualTo("one caught one two tick");
  }

  @Test
  @Rule("E-36")
  void immediatesSetMeanwhileMUSTRunInTheSameCheckIfTheLastOneThrows() {
    program.withListener().run(() -> {
      environment.setImmediate(program.says("one", () -> program.immediate("meanwhile")));
      environment.setImmediate(program.fails("last"));
      environment.loop().atEndOfTurn(program.says("closing"));
    });
    assertThat(program.said()).isEqualTo("one last caught last meanwhile closing");
  }

  @Test
  @Rule("E-36")
  void immediatesSetMeanwhileMUSTWaitIfAnotherThanTheLastThrows() {
    program.withListener().run(() -> {
      environment.setImmediate(program.says("one", () -> program.immediate("meanwhile")));
      environment.setImmediate(program.fails("middle"));
      program.immediate("last");
      environment.loop().atEndOfTurn(program.says("closing"));
    });
    assertThat(program.said()).isEqualTo("one middle caught middle last closing meanwhile");
  }

  @Test
  @Rule("E-37")
  void afterAnErrorPollMUSTNotWait() {
    program.withListener().run(() -> {
      program.timeout("timer", 50);
      program.event(() -> {
        program.tick("tick");
        program.fails("event").run();
      });
    });
    assertThat(program.said()).isEqualTo("event caught event tick timer");
    assertThat(program.poller.timeouts).as("for the event, and until the timer; the tick ran in the first turn").containsExactly(0L, 49L);
  }

  @Test
  @Rule("E-37")
  void theTicksOfAnEventThatThrewMUSTComeBeforeTheImmediates() {
    program.withListener().run(() -> program.event(() -> {
      program.immediate("immediate");
      program.tick("tick");
      program.micro("microtask");
      program.fails("event").run();
    }));
    assertThat(program.said()).as("as in Node, where check begins with a drain").isEqualTo("event caught event tick microtask immediate");
  }

  @Test
  @Rule("E-35")
  void theNextEventMUSTComeBeforeTheTicksOfOneThatThrew() {
    program.withListener().run(() -> {
      program.event(() -> {
        program.tick("tick");
        program.fails("one").run();
      });
      program.event(program.says("two"));
    });
    assertThat(program.said()).isEqualTo("one caught one two tick");
  }

  @Test
  @Rule("E-37")
  void afterAnErrorInATimerTheNextPollMUSTNotWait() {
    program.withListener().run(() -> {
      program.timeout("later", 50);
      environment.setTimeout(program.fails("first"), 1);
    });
    assertThat(program.said()).isEqualTo("first caught first later");
    assertThat(program.poller.timeouts).containsExactly(0L, 49L);
  }

  @Test
  @Rule("E-38")
  void afterATickThatThrowsTheRestMUSTFollowInOrder() {
    program.withListener().run(() -> environment.setTimeout(() -> {
      program.tick("t1");
      environment.nextTick(program.fails("t2"));
      program.tick("t3");
      program.micro("m1");
      program.immediate("immediate");
    }, 1));
    assertThat(program.said()).isEqualTo("t1 t2 caught t2 t3 m1 immediate");
  }

  @Test
  @Rule("E-38")
  void afterAMicrotaskThatThrowsTheRestMUSTFollowInOrder() {
    program.withListener().run(() -> {
      environment.queueMicrotask(program.fails("m1"));
      environment.queueMicrotask(program.says("m2", () -> program.tick("tick")));
      program.micro("m3");
    });
    assertThat(program.said()).isEqualTo("m1 caught m1 m2 m3 tick");
  }

  @Test
  @Rule("E-38")
  void aTickThatThrowsBetweenTwoTimersMUSTLetTheNextTimerComeBeforeTheRest() {
    program.withListener().run(() -> {
      environment.setTimeout(program.says("one", () -> {
        environment.nextTick(program.fails("t1"));
        program.tick("t2");
      }), 1);
      program.timeout("two", 1);
    });
    assertThat(program.said()).isEqualTo("one t1 caught t1 two t2");
  }

  @Test
  @Rule("E-16")
  void ifMainThrowsItsTicksMUSTFollowAllTheSame() {
    int code = program.withListener().run(() -> {
      program.timeout("timer", 1);
      program.tick("tick");
      program.micro("microtask");
      program.fails("main").run();
    });
    assertThat(program.said()).isEqualTo("main caught main tick microtask timer");
    assertThat(code).isZero();
  }

  @Test
  @Rule("E-39")
  void anErrorThatNobodyTakesMUSTEndTheEnvironmentAfterTheExitListeners() {
    environment.onExit(code -> program.say("exit " + code));
    int code = program.run(() -> {
      environment.setExitCode(9);
      environment.setTimeout(() -> {
        program.tick("tick");
        program.fails("error").run();
      }, 1);
      program.timeout("next", 1);
      program.immediate("immediate");
    });
    assertThat(program.said()).isEqualTo("error exit 1");
    assertThat(code).isEqualTo(1);
    assertThat(logged).containsExactly("SEVERE Nobody took care of this error; the environment ends. error");
  }

  @Test
  @Rule("E-39")
  void anUnhandledRejectionMUSTBeReportedBeforeTheNextTimer() {
    environment.onUnhandledRejection((reason, promise) -> program.say("unhandled " + reason.getMessage()));
    program.run(() -> {
      environment.setTimeout(program.says("one", () -> {
        environment.rejected(new IllegalStateException("error"));
        program.tick("tick");
        program.micro("microtask");
      }), 1);
      program.timeout("two", 1);
    });
    assertThat(program.said()).isEqualTo("one tick microtask unhandled error two");
  }

  @Test
  @Rule("E-39")
  void anUnhandledRejectionWithoutListenerMUSTCountAsThrown() {
    program.withListener().run(() -> {
      environment.rejected(new IllegalStateException("error"));
      program.tick("tick");
    });
    assertThat(program.said()).isEqualTo("tick caught error");

    var other = new Program();
    assertThat(other.run(() -> other.environment.rejected(new IllegalStateException("alone")))).isEqualTo(1);
    assertThat(logged).singleElement().asString().endsWith("alone");
  }

  @Test
  void aListenerThatFailsMUSTEndTheEnvironmentWithACodeOfItsOwn() {
    environment.onUncaughtException(error -> program.fails("listener").run());
    environment.onExit(code -> program.say("exit"));
    int code = program.run(() -> environment.setTimeout(program.fails("error"), 1));
    assertThat(code).isEqualTo(Environment.EXIT_BY_FAILED_LISTENER).isEqualTo(7);
    assertThat(program.said()).as("no exit listener").isEqualTo("error listener");
    assertThat(logged).singleElement().asString().endsWith("listener");
  }

  @Test
  void aListenerThatAddsAListenerMUSTNotBreakTheRound() {
    environment.onUncaughtException(error -> {
      program.say("caught");
      environment.onUncaughtException(again -> program.say("caught too"));
    });
    program.run(program.fails("main"));
    assertThat(program.said()).isEqualTo("main caught");
  }
}
