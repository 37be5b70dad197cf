package c10k.bench.contestant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import c10k.bench.load.CorrectnessGate;
import c10k.bench.process.Contestant;
import c10k.bench.process.ServerProcess;
import c10k.bench.process.Placement;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every contestant in a process of its own, and what becomes of that process. */
@Timeout(60)
class ServerProcessTest {
  private static final List<String> SMALL = List.of("-Xmx64m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");
  private static final Placement ANYWHERE = new Placement(Placement.Kind.SHARED, -1, -1, "for tests");

  static Stream<Contestant> contestants() {
    return Contestants.all().stream();
  }

  @ParameterizedTest
  @MethodSource("contestants")
  void everyContestantMustEchoAnswerAndEnd(Contestant contestant) throws Exception {
    assumeThat(contestant.whyNot()).isEmpty();
    ProcessHandle handle;
    try (var server = ServerProcess.start(contestant, SMALL, ANYWHERE)) {
      handle = ProcessHandle.of(server.pid()).orElseThrow();
      CorrectnessGate.check(server.address());
      assertThat(server.memory().heapBytes()).satisfies(bytes -> assertThat(bytes > 0).isEqualTo(contestant.onJvm()));
      assertThat(server.compilationMillis()).isNotNegative();
      assertThat(server.allocatedBytes() > 0).isEqualTo(contestant.onJvm());
      assertThat(server.isAlive()).isTrue();
    }
    assertThat(handle.isAlive()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("contestants")
  void noServerMustOutliveItsInput(Contestant contestant) throws Exception {
    assumeThat(contestant.whyNot()).isEmpty();
    var process = new ProcessBuilder(contestant.command(SMALL)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      assertThat(process.inputReader().readLine()).startsWith("ready port=");
      process.getOutputStream().close();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aServerThatDoesNotStartMustSayWhy() {
    var nobody = new JvmContestant("nobody", "", false, Optional.empty());
    assertThatThrownBy(() -> ServerProcess.start(nobody, SMALL, ANYWHERE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nobody ended instead of answering 'ready'")
        .hasMessageContaining("There is no model 'nobody'");
  }

  @Test
  void labelsMustBeUniqueAndFoundAgain() {
    var labels = Contestants.all().stream().map(Contestant::label).toList();
    assertThat(labels).doesNotHaveDuplicates();
    for (var label : labels) {
      assertThat(Contestants.labelled(label).label()).isEqualTo(label);
      assertThat(Contestants.labelled(label + Contestants.AGAIN).label()).isEqualTo(label);
    }
    assertThatThrownBy(() -> Contestants.labelled("nobody")).hasMessageContaining("choose from").hasMessageContaining(labels.getFirst());
  }
}
