package c10k.bench.contestant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import c10k.bench.http.HttpGate;
import c10k.bench.http.HttpMode;
import c10k.bench.load.CorrectnessGate;
import c10k.bench.room.RoomGate;
import c10k.bench.process.Contestant;
import c10k.bench.process.ServerProcess;
import c10k.bench.websocket.BroadcastGate;
import c10k.bench.process.Placement;
import c10k.bench.process.Service;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every contestant in a process of its own, and what becomes of that process. */
@Timeout(60)
class ServerProcessTest {
  private static final List<String> SMALL = List.of("-Xmx64m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");
  private static final Placement ANYWHERE = new Placement(Placement.Kind.SHARED, -1, -1, "for tests");

  static Stream<Arguments> contestants() {
    return Arrays.stream(Service.values()).flatMap(service -> Contestants.all(service).stream().map(contestant -> Arguments.of(service, contestant)));
  }

  @ParameterizedTest
  @MethodSource("contestants")
  void everyContestantMustServeAnswerAndEnd(Service service, Contestant contestant) throws Exception {
    assumeThat(contestant.whyNot()).isEmpty();
    ProcessHandle handle;
    try (var server = ServerProcess.start(contestant, SMALL, ANYWHERE)) {
      handle = ProcessHandle.of(server.pid()).orElseThrow();
      check(service, server.address());
      assertThat(server.memory().heapBytes()).satisfies(bytes -> assertThat(bytes > 0).isEqualTo(contestant.onJvm()));
      assertThat(server.compilationMillis()).isNotNegative();
      assertThat(server.allocatedBytes() > 0).isEqualTo(contestant.onJvm());
      assertThat(server.isAlive()).isTrue();
    }
    assertThat(handle.isAlive()).isFalse();
  }

  private static void check(Service service, InetSocketAddress address) throws IOException {
    switch (service) {
      case ECHO, BRIEF_COMPUTING -> CorrectnessGate.check(address);
      case BLOCKING, COMPUTING -> CorrectnessGate.checkBriefly(address);
      case BROADCAST -> RoomGate.check(address);
      case HTTP -> {
        HttpGate.check(address, HttpMode.KEEPALIVE);
        HttpGate.check(address, HttpMode.CLOSE);
      }
      case WEBSOCKET -> BroadcastGate.check(address);
    }
  }

  @ParameterizedTest
  @MethodSource("contestants")
  void noServerMustOutliveItsInput(Service service, Contestant contestant) throws Exception {
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
    var nobody = new JvmContestant(Service.ECHO, "nobody", "", false, Optional.empty());
    assertThatThrownBy(() -> ServerProcess.start(nobody, SMALL, ANYWHERE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nobody ended instead of answering 'ready'")
        .hasMessageContaining("There is no model 'nobody'");
  }

  @ParameterizedTest
  @EnumSource
  void labelsMustBeUniqueAndFoundAgain(Service service) {
    var labels = Contestants.all(service).stream().map(Contestant::label).toList();
    assertThat(labels).doesNotHaveDuplicates();
    for (var label : labels) {
      assertThat(Contestants.labelled(service, label).label()).isEqualTo(label);
      assertThat(Contestants.labelled(service, label + Contestants.AGAIN).label()).isEqualTo(label);
    }
    assertThatThrownBy(() -> Contestants.labelled(service, "nobody")).hasMessageContaining("choose from").hasMessageContaining(labels.getFirst());
  }
}
