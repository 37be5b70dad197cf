package c10k.bench.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HandOverTest {
  private static final int SWITCHES = 2_000;

  @BeforeEach
  void onlyWithProc() {
    assumeThat(Files.isDirectory(Path.of("/proc/self/task"))).as("this system has /proc").isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void everyWayMUSTComeToAnEnd(HandOver way) throws Exception {
    var switches = way.run(SWITCHES);
    assertThat(switches.count()).isEqualTo(SWITCHES);
    assertThat(switches.nanos()).isPositive();
  }

  @Test
  void threadsMUSTHaveTheBatonInTurn() throws Exception {
    var order = Collections.synchronizedList(new ArrayList<Integer>());
    var duel = Duel.of(6, Thread.ofPlatform().factory(), new NotedBaton(new ParkBaton(), order));
    assertThat(duel.count()).isEqualTo(6);
    assertThat(order).containsExactly(0, 1, 0, 1, 0, 1);
  }

  @Test
  void bothThreadsMUSTHaveEndedAlsoWhenTheBatonIsLost() {
    var started = new ArrayList<Thread>();
    ThreadFactory noted = task -> {
      var thread = Thread.ofPlatform().unstarted(task);
      started.add(thread);
      return thread;
    };
    assertThatIOException().isThrownBy(() -> Duel.of(6, noted, new LostBaton())).withMessageContaining("dropped");
    assertThat(started).hasSize(2).noneMatch(Thread::isAlive);
  }

  @Test
  void anUnknownWayMUSTNameThoseThatExist() {
    assertThatIllegalArgumentException().isThrownBy(() -> HandOver.labelled("pigeon")).withMessageContaining("threads-by-pipe");
  }

  private record NotedBaton(Baton inner, List<Integer> order) implements Baton {

    @Override
    public void pass(int from) throws IOException {
      order.add(from);
      inner.pass(from);
    }

    @Override
    public void await(int by) throws IOException, InterruptedException {
      inner.await(by);
    }
  }

  private record LostBaton() implements Baton {

    @Override
    public void pass(int from) throws IOException {
      throw new EOFException("dropped");
    }

    @Override
    public void await(int by) throws InterruptedException {
      var never = new ParkBaton();
      never.pass(by);
      never.await(by);
    }
  }
}
