package c10k.loop.node;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.testkit.Rule;
import org.junit.jupiter.api.Test;

/** Callbacks of the check phase. */
final class ImmediatesTest {
  private final Program program = new Program();
  private final Environment environment = program.environment;

  @Test
  @Rule("E-30")
  void anImmediateSetByAnImmediateMUSTWaitForTheNextTurn() {
    program.run(() -> {
      environment.setImmediate(program.says("first", () -> {
        program.immediate("nested");
        environment.nextTick(() -> program.immediate("from a tick"));
      }));
      program.immediate("second");
      environment.loop().atEndOfTurn(program.says("closing"));
    });
    assertThat(program.said()).isEqualTo("first second closing nested from a tick");
  }

  @Test
  @Rule("E-31")
  void clearMUSTWorkFromAnotherImmediateOfTheSameTurn() {
    program.run(() -> {
      var victim = new Immediate[1];
      environment.setImmediate(program.says("first", () -> victim[0].clear()));
      victim[0] = program.immediate("cleared");
      program.immediate("last");
    });
    assertThat(program.said()).isEqualTo("first last");
  }

  @Test
  @Rule("E-31")
  void clearMUSTWorkFromATickBetweenTwo() {
    program.run(() -> {
      var victim = new Immediate[1];
      environment.setImmediate(program.says("first", () -> environment.nextTick(() -> victim[0].clear())));
      victim[0] = program.immediate("cleared");
      program.immediate("last");
    });
    assertThat(program.said()).isEqualTo("first last");
  }

  @Test
  @Rule("E-31")
  void clearTwiceOrInItsOwnCallbackMUSTChangeNothing() {
    program.run(() -> {
      var self = new Immediate[1];
      self[0] = environment.setImmediate(program.says("self", () -> self[0].clear()));
      var cleared = program.immediate("cleared");
      cleared.clear();
      cleared.clear();
      program.timeout("timer", 10);
    });
    assertThat(program.said()).isEqualTo("self timer");
    assertThat(program.poller.timeouts).as("with an immediate, and without").containsExactly(0L, 9L);
  }

  @Test
  @Rule("E-32")
  void anImmediateThatCountsMUSTKeepPollFromWaiting() {
    program.run(() -> {
      program.timeout("timer", 10);
      program.immediate("immediate");
    });
    assertThat(program.said()).isEqualTo("immediate timer");
    assertThat(program.poller.timeouts).containsExactly(0L, 9L);
  }

  @Test
  @Rule("E-32")
  void anUnrefdImmediateMUSTNotKeepTheLoopAlive() {
    program.run(() -> program.immediate("never").unref());
    assertThat(program.said()).isEmpty();
  }

  @Test
  @Rule("E-32")
  void anUnrefdImmediateMUSTRunIfTheLoopTurnsAndNotKeepItFromWaiting() {
    program.run(() -> {
      program.immediate("unref'd").unref();
      program.timeout("timer", 10);
    });
    assertThat(program.said()).as("check follows the poll that waited").isEqualTo("unref'd timer");
    assertThat(program.poller.timeouts).containsExactly(9L);
  }

  @Test
  @Rule("E-33")
  void anImmediateMUSTCountAgainAfterRef() {
    program.run(() -> {
      var immediate = program.immediate("immediate").unref().unref().ref().ref();
      assertThat(immediate.hasRef()).isTrue();
    });
    assertThat(program.said()).isEqualTo("immediate");
  }
}
