package c10k.bench.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class IdleTest {

  @BeforeEach
  void onlyWithProc() {
    assumeThat(Files.isReadable(Path.of("/proc/self/smaps_rollup"))).as("this system has /proc").isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void everyKindMUSTTellHowManyThereAre(Idle kind) throws Exception {
    assumeThat(kind.refusal()).isEmpty();
    try (var idlers = kind.open()) {
      idlers.live(1);
      idlers.growTo(1);
      assertThat(idlers.footprint().count()).isEqualTo(1);
      idlers.growTo(3);
      assertThat(idlers.footprint().count()).isEqualTo(3);
    }
  }

  @Test
  void allThreadsMUSTWaitWhenMemoryIsReadAndHaveEndedAtTheEnd() throws Exception {
    var started = new ArrayList<Thread>();
    ThreadFactory noted = task -> {
      var thread = Thread.ofPlatform().unstarted(task);
      started.add(thread);
      return thread;
    };
    try (var idlers = new IdleThreads(noted)) {
      idlers.growTo(20);
      assertThat(started).hasSize(20).allMatch(thread -> thread.getState() == Thread.State.WAITING);
    }
    assertThat(started).noneMatch(Thread::isAlive);
  }

  @Test
  void noProcessMUSTBeLeft() throws Exception {
    assumeThat(Idle.SMALL_PROCESS.refusal()).isEmpty();
    List<Process> processes;
    try (var idlers = new IdleProcesses(List.of("cat"))) {
      idlers.growTo(3);
      processes = idlers.processes();
      assertThat(processes).hasSize(3).allMatch(Process::isAlive);
      assertThat(idlers.footprint().resident()).isPositive();
    }
    assertThat(processes).noneMatch(Process::isAlive);
  }

  @Test
  void aProgramThatDoesNotWaitMUSTBeNamed() throws IOException {
    assumeThat(Files.isExecutable(Path.of("/bin/true"))).isTrue();
    try (var idlers = new IdleProcesses(List.of("/bin/true"))) {
      assertThatIOException().isThrownBy(() -> idlers.growTo(1));
      assertThat(idlers.processes()).allMatch(process -> process.onExit().join().exitValue() == 0);
    }
  }

  @Test
  void anUnknownKindMUSTNameThoseThatExist() {
    assertThatIllegalArgumentException().isThrownBy(() -> Idle.labelled("sloth")).withMessageContaining("idle-jvm");
  }
}
