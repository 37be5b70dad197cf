package c10k.loop.node;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.loop.uv.EventLoop;
import c10k.server.Ticker;
import c10k.testkit.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When an environment ends, and how. */
final class ExitTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Program program = new Program();
  private final Environment environment = program.environment;

  @Test
  @Rule("E-3")
  void anEnvironmentMUSTEndWhenNothingIsLeft() {
    assertThat(program.run(program.says("main"))).isZero();
    assertThat(program.said()).isEqualTo("main");
    assertThat(program.poller.timeouts).as("no turn for nothing").isEmpty();
  }

  @Test
  @Rule("E-33")
  void anUnrefdTimerMUSTFireWhileSomethingElseKeepsTheLoopAlive() {
    program.run(() -> {
      program.timeout("unref'd", 5).unref();
      program.timeout("too late", 20).unref();
      program.timeout("counts", 10);
    });
    assertThat(program.said()).isEqualTo("unref'd counts");
  }

  @Test
  @Rule("E-33")
  void aDueUnrefdTimerMUSTNotFireAtTheStartIfNothingElseIsLeft() {
    program.run(() -> {
      program.timeout("never", 1).unref();
      program.block(10);
    });
    assertThat(program.said()).isEmpty();
  }

  @Test
  @Rule("E-33")
  void refMUSTMakeATimerCountAgain() {
    program.run(() -> {
      var timer = program.timeout("timer", 5).unref().unref();
      assertThat(timer.hasRef()).isFalse();
      timer.ref().ref();
      assertThat(timer.hasRef()).isTrue();
    });
    assertThat(program.said()).isEqualTo("timer");
  }

  @Test
  @Rule("E-33")
  void anIntervalThatUnrefsItselfMUSTNotKeepTheLoopAlive() {
    var self = new Timeout[1];
    program.run(() -> self[0] = environment.setInterval(program.says("interval", () -> self[0].unref()), 5));
    assertThat(program.said()).isEqualTo("interval");
  }

  @Test
  @Rule("E-34")
  void beforeExitMUSTComeAgainAfterEachRoundOfWork() {
    var rounds = new int[1];
    environment.onBeforeExit(program.says("beforeExit", () -> {
      if (++rounds[0] < 3) {
        program.timeout("round " + rounds[0], 5);
      }
    }));
    environment.onExit(code -> program.say("exit"));
    program.run(() -> program.immediate("main's work"));
    assertThat(program.said()).isEqualTo("main's work beforeExit round 1 beforeExit round 2 beforeExit exit");
  }

  @Test
  @Rule("E-34")
  void workThatDoesNotCountMUSTNotReviveTheLoop() {
    environment.onBeforeExit(program.says("beforeExit", () -> {
      program.timeout("never", 1).unref();
      program.immediate("never").unref();
      program.tick("tick");
    }));
    program.run(() -> {});
    assertThat(program.said()).isEqualTo("beforeExit tick");
  }

  @Test
  @Rule("E-34")
  void nothingThatAnExitListenerStartsMUSTRun() {
    environment.onExit(code -> {
      program.say("exit " + code);
      program.tick("tick");
      program.micro("microtask");
      program.immediate("immediate");
      program.timeout("timer", 1);
    });
    program.run(() -> {});
    assertThat(program.said()).isEqualTo("exit 0");
  }

  @Test
  void exitMUSTEndTheProgramAtOnce() {
    environment.onBeforeExit(program.says("beforeExit"));
    environment.onExit(code -> program.say("exit " + code));
    int code = program.run(() -> {
      program.tick("tick");
      environment.nextTick(() -> {
        environment.exit(4);
        program.say("unreachable");
      });
      program.tick("too late");
      program.immediate("too late");
    });
    assertThat(program.said()).isEqualTo("tick exit 4");
    assertThat(code).isEqualTo(4);
  }

  @Test
  void exitMUSTPassThroughPromisesAndErrorListeners() {
    environment.onUncaughtException(error -> environment.exit(5));
    int code = program.run(() -> environment.resolved("value").then(value -> {
      throw new IllegalStateException("error");
    }));
    assertThat(code).isEqualTo(5);

    var other = new Program().withListener();
    assertThat(other.run(() -> other.environment.resolved("value").then(value -> {
      other.environment.exit(6);
      return value;
    }))).isEqualTo(6);
    assertThat(other.said()).isEmpty();
  }

  @Test
  void theLastWordOnTheCodeMUSTBeThatOfTheExitListeners() {
    environment.onExit(code -> environment.setExitCode(9));
    assertThat(program.run(() -> environment.exit(3))).isEqualTo(9);

    var other = new Program();
    other.environment.onExit(code -> other.environment.exit(5));
    other.environment.onExit(code -> other.say("not asked any more"));
    assertThat(other.run(() -> other.environment.exit(3))).isEqualTo(5);
    assertThat(other.said()).isEmpty();
  }

  @Test
  void anExitListenerThatFailsMUSTBeReportedLikeAnythingElse() {
    environment.onExit(code -> program.fails("listener").run());
    assertThat(program.withListener().run(() -> {})).isZero();
    assertThat(program.said()).isEqualTo("listener caught listener");
  }

  @Test
  void terminateMUSTEndAnEnvironmentThatWaitsAndTwiceIsNoWorse() throws InterruptedException {
    var trace = new ArrayList<String>();
    var codes = new ArrayList<Integer>();
    var real = new Environment(new EventLoop("terminated", Ticker.system()));
    var running = new CountDownLatch(1);
    var thread = Thread.ofPlatform().daemon().start(() -> codes.add(real.run(() -> {
      real.setTimeout(() -> trace.add("never"), Timeout.LONGEST);
      real.setImmediate(running::countDown);
    })));
    assertThat(running.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    real.terminate(3);
    real.terminate(4);
    assertThat(thread.join(PATIENCE)).as("ends").isTrue();
    assertThat(codes).containsExactly(3);
    assertThat(trace).isEmpty();
  }

  @Test
  void whatIsPostedAfterTheExitMUSTNotRun() {
    environment.onExit(code -> environment.loop().post(program.says("posted")));
    program.run(() -> {
      environment.loop().post(program.says("posted too late"));
      environment.exit(0);
    });
    assertThat(program.said()).isEmpty();
    assertThat(environment.loop().post(program.says("ended"))).as("the loop takes it").isFalse();
  }
}
