package c10k.loop.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.loop.trace.VirtualClock;
import c10k.loop.uv.EventLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Workers are played by the test, and time is virtual. */
class SupervisorTest {
  private static final Patience PATIENCE = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(10));
  private static final long LONG_MILLIS = 1_000_000;

  private final VirtualClock clock = new VirtualClock();
  private final EventLoop loop = new EventLoop("supervisor-test", clock, clock);
  private final List<Played> started = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> outcome = new ArrayList<>();
  private boolean launchFails;

  // Starting

  @Test
  void itMUSTTellOnceWhenAllListen() {
    var supervisor = start(3);
    assertThat(started).hasSize(3);
    listen(0, 2);
    assertThat(outcome).isEmpty();
    listen(1);
    assertThat(outcome).containsExactly("listens");
    die(1);
    pass(100);
    listen(3);
    assertThat(outcome).containsExactly("listens");
    end(supervisor);
  }

  @Test
  void whoDoesNotListenInTimeMUSTBeKilledAndReplaced() {
    var supervisor = start(2);
    listen(0);
    pass(29_999);
    assertThat(started.get(1).killed).isFalse();
    pass(1);
    assertThat(started.get(1).killed).isTrue();
    die(1);
    pass(100);
    assertThat(started).hasSize(3);
    end(supervisor);
  }

  @Test
  void itMUSTGiveUpIfEveryWorkerDiesBeforeItListens() {
    start(2);
    die(0);
    assertThat(outcome).isEmpty();
    pass(100);
    assertThat(started).as("the first is tried again").hasSize(3);
    die(1);
    assertThat(outcome).hasSize(1).first().asString().startsWith("given up: every worker died before it listened; the last: worker 2");
    assertThat(started.get(2).terminated).as("the one that was tried again").isTrue();
    die(2);
    assertThat(outcome).endsWith("ended").hasSize(2);
    pass(LONG_MILLIS);
    assertThat(started).hasSize(3);
  }

  @Test
  void itMUSTGiveUpIfNoProcessCanBeStarted() {
    launchFails = true;
    start(2);
    assertThat(outcome).hasSize(2).first().asString().contains("no such program");
  }

  // Dying

  @Test
  void theDeadMUSTBeReplacedAfterEverLongerPausesUpToABound() {
    var supervisor = start(2);
    listen(0, 1);
    long expected = 100;
    for (int deaths = 1; deaths < 15; deaths++) {
      die(started.size() - 1);
      int before = started.size();
      pass(expected - 1);
      assertThat(started).as("too early after death %s", deaths).hasSize(before);
      pass(1);
      assertThat(started).as("after death %s", deaths).hasSize(before + 1);
      expected = Math.min(2 * expected, 30_000);
    }
    end(supervisor);
  }

  @Test
  void whoWasWellForAWhileMUSTBeReplacedSoon() {
    var supervisor = start(2);
    listen(0, 1);
    for (int i = 0; i < 5; i++) {
      die(started.size() - 1);
      pass(30_000);
    }
    int last = started.size() - 1;
    listen(last);
    pass(Backoff.WELL.toMillis());
    die(last);
    pass(Backoff.FIRST.toMillis());
    assertThat(started).hasSize(last + 2);
    end(supervisor);
  }

  @Test
  void aDeathMUSTBeToldWithProcessAndReason() {
    var supervisor = start(2);
    listen(0, 1);
    started.get(1).events.ended(137);
    pass(0);
    assertThat(notes).containsExactly("worker 2 (pid 1002) was ended by signal 9; another is started in 0.1 s");
    end(supervisor);
  }

  // Rolling restart

  @Test
  void aRollingRestartMUSTHaveTheNewListenBeforeTheOldEndsOneAfterTheOther() {
    var supervisor = start(2);
    listen(0, 1);
    supervisor.restart();
    assertThat(started).hasSize(3);
    assertThat(terminated()).isEmpty();
    listen(2);
    assertThat(terminated()).containsExactly(0);
    pass(5_000);
    assertThat(started).as("waits for the old one's end").hasSize(3);
    die(0);
    assertThat(started).hasSize(4);
    assertThat(terminated()).containsExactly(0);
    listen(3);
    assertThat(terminated()).containsExactly(0, 1);
    die(1);
    assertThat(notes).last().asString().isEqualTo("the rolling restart is complete");
    pass(LONG_MILLIS);
    assertThat(started).as("who was dismissed is not replaced again").hasSize(4);
    end(supervisor);
  }

  @Test
  void ifTheNewOneDiesTheOldMUSTGoOn() {
    var supervisor = start(2);
    listen(0, 1);
    supervisor.restart();
    die(2);
    pass(LONG_MILLIS);
    assertThat(started).hasSize(3);
    assertThat(terminated()).isEmpty();
    assertThat(notes).last().asString().contains("given up, and the old workers go on: worker 1 (pid 1003)");
    supervisor.restart();
    assertThat(started).as("it can be tried again").hasSize(4);
    end(supervisor);
  }

  @Test
  void ifTheOldOneDiesMeanwhileItsSuccessorMUSTTakeThePlace() {
    var supervisor = start(2);
    listen(0, 1);
    supervisor.restart();
    die(0);
    pass(LONG_MILLIS / 100);
    listen(2);
    assertThat(started.get(2).terminated).isFalse();
    listen(3);
    assertThat(terminated()).containsExactly(1);
    die(1);
    pass(LONG_MILLIS);
    assertThat(started).hasSize(4);
    end(supervisor);
  }

  @Test
  void whoDoesNotEndInTimeMUSTBeKilled() {
    var supervisor = start(1);
    listen(0);
    supervisor.restart();
    listen(1);
    pass(9_999);
    assertThat(started.get(0).killed).isFalse();
    pass(1);
    assertThat(started.get(0).killed).isTrue();
    die(0);
    end(supervisor);
  }

  @Test
  void askedAgainDuringARollingRestartAllMUSTBeReplacedOnceMore() {
    var supervisor = start(2);
    listen(0, 1);
    supervisor.restart();
    listen(2);
    supervisor.restart();
    die(0);
    for (int next = 3; next < started.size(); next++) {
      listen(next);
      terminated().stream().filter(worker -> !started.get(worker).dead).toList().forEach(this::die);
    }
    assertThat(terminated()).as("both old ones, and the first new one").containsExactly(0, 1, 2);
    end(supervisor);
  }

  // Stopping

  @Test
  void stoppingMUSTEndAllAndWaitForThem() {
    var supervisor = start(3);
    listen(0, 1, 2);
    supervisor.stop();
    assertThat(terminated()).containsExactly(0, 1, 2);
    die(0);
    die(1);
    assertThat(outcome).doesNotContain("ended");
    die(2);
    assertThat(outcome).endsWith("ended");
    pass(LONG_MILLIS);
    assertThat(started).hasSize(3);
  }

  @Test
  void stoppingMUSTNotWaitForTheEndOfAPause() {
    var supervisor = start(1);
    listen(0);
    die(0);
    supervisor.stop();
    assertThat(outcome).endsWith("ended");
    pass(LONG_MILLIS);
    assertThat(started).hasSize(1);
  }

  // The stage

  private Supervisor start(int workers) {
    loop.enter();
    // A loop with nothing to wait for would not turn.
    loop.requestBegins();
    var supervisor = new Supervisor(loop, workers, this::launch, PATIENCE, notes::add, new Told());
    supervisor.start();
    return supervisor;
  }

  private Worker launch(Worker.Events events) throws IOException {
    if (launchFails) {
      throw new IOException("no such program");
    }
    var worker = new Played(1_001 + started.size(), events);
    started.add(worker);
    return worker;
  }

  private void listen(int... workers) {
    for (int worker : workers) {
      started.get(worker).events.listens();
    }
    pass(0);
  }

  private void die(int worker) {
    started.get(worker).dead = true;
    started.get(worker).events.ended(1);
    pass(0);
  }

  private List<Integer> terminated() {
    var all = new ArrayList<Integer>();
    for (int i = 0; i < started.size(); i++) {
      if (started.get(i).terminated) {
        all.add(i);
      }
    }
    return all;
  }

  /** In steps, so that what a timer sets off can set off more. */
  private void pass(long millis) {
    clock.pass(millis);
    for (int turn = 0; turn < 3; turn++) {
      loop.runWithoutWaiting();
    }
  }

  private void end(Supervisor supervisor) {
    supervisor.stop();
    for (int i = 0; i < started.size(); i++) {
      if (!started.get(i).dead) {
        die(i);
      }
    }
    assertThat(outcome).endsWith("ended");
  }

  private final class Told implements Supervisor.Outcome {
    @Override
    public void listens() {
      outcome.add("listens");
    }

    @Override
    public void givenUp(String reason) {
      outcome.add("given up: " + reason);
    }

    @Override
    public void ended() {
      outcome.add("ended");
    }
  }

  /** A worker that does what the test says. */
  private static final class Played implements Worker {
    private final long pid;
    private final Events events;
    private boolean terminated;
    private boolean killed;
    private boolean dead;

    Played(long pid, Events events) {
      this.pid = pid;
      this.events = events;
    }

    @Override
    public long pid() {
      return pid;
    }

    @Override
    public void terminate() {
      terminated = true;
    }

    @Override
    public void kill() {
      killed = true;
    }
  }
}
