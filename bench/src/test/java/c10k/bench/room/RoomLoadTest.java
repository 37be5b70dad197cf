package c10k.bench.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.bench.load.ScriptedServer;
import c10k.protocol.BroadcastProtocol;
import c10k.server.ConcurrencyModel;
import c10k.server.ServerConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class RoomLoadTest {
  private static final int LINE = 64;
  private static final int LONG_LINE = 64 * 1_024;
  private static final int LIMIT_BYTES = 8 * 1_024 * 1_024;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  static List<ConcurrencyModel> models() {
    return ConcurrencyModel.all();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everybodyMUSTHearEveryLine(ConcurrencyModel model) throws IOException {
    try (var server = model.serve(ServerConfig.defaults(), new BroadcastProtocol());
        var load = RoomLoad.open(server.address(), 9, LINE, PATIENCE)) {
      var first = load.run(200, SHORT, 1);
      var second = load.run(200, SHORT, 1);
      assertThat(first.expected()).isPositive().isEqualTo(first.heard()).isEqualTo(second.expected());
      assertThat(first.errors() + second.errors()).isZero();
      assertThat(first.response().getTotalCount()).isEqualTo(first.heard());
      assertThat(first.expected() % load.listeners()).isZero();
    }
  }

  /** Some 26 MB: more than kernel and server together may keep, and those who read a little late are not in danger. */
  @ParameterizedTest
  @MethodSource("models")
  void whoDoesNotReadMUSTBeSeenDisconnectedAndNobodyElse(ConcurrencyModel model) throws IOException {
    var config = ServerConfig.builder().outboundLimitBytes(LIMIT_BYTES).drainTimeout(Duration.ZERO).build();
    try (var server = model.serve(config, new BroadcastProtocol());
        var load = RoomLoad.open(server.address(), 2, LONG_LINE, PATIENCE)) {
      load.addSlowReaders(3);
      load.run(5, Duration.ofMillis(400), 1);
      assertThat(load.disconnectedSlowReaders()).as("so few lines fit into the kernel").isZero();
      var result = load.run(400, Duration.ofSeconds(1), 1);
      assertThat(load.disconnectedSlowReaders()).isEqualTo(3);
      assertThat(result.errors()).isZero();
      assertThat(result.heard()).isEqualTo(result.expected());
    }
  }

  @Test
  void aLineThatOneListenerMissesMUSTBeAnError() throws IOException {
    try (var server = ScriptedRoom.start((line, number, receiver) -> {
      // The greetings are for three, too: their numbers are small.
      if (number != 50) {
        receiver.write(line);
      }
    }); var load = RoomLoad.open(server.address(), 3, LINE, PATIENCE)) {
      var result = load.run(300, SHORT, 1);
      assertThat(result.errors()).isPositive();
      assertThat(result.heard()).isLessThan(result.expected());
    }
  }

  @Test
  void aDamagedLineMUSTBeAnError() throws IOException {
    try (var server = ScriptedRoom.start((line, number, receiver) -> {
      if (number % 7 == 0) {
        line[LINE / 2] ^= 1;
      }
      receiver.write(line);
    }); var load = RoomLoad.open(server.address(), 2, LINE, PATIENCE)) {
      assertThat(load.run(300, SHORT, 1).errors()).isPositive();
    }
  }

  @Test
  void aListenerWhomTheServerDisconnectsMUSTCountWithWhatItMisses() throws IOException {
    try (var server = ScriptedRoom.start((line, number, receiver) -> {
      if (number == 60) {
        receiver.close();
      } else if (number < 60) {
        receiver.write(line);
      }
    }); var load = RoomLoad.open(server.address(), 1, LINE, PATIENCE)) {
      var result = load.run(500, SHORT, 1);
      assertThat(result.errors()).isEqualTo(result.missing()).isPositive();
    }
  }

  /** One who hears at once must not make the load greet again at once: those for whom much waits are disconnected. */
  @Test
  void aRoomMUSTNotBeGreetedAgainAtEachAnswer() throws IOException {
    var heard = new AtomicInteger();
    var first = new AtomicReference<OutputStream>();
    try (var server = ScriptedRoom.start((line, number, receiver) -> {
      first.compareAndSet(null, receiver);
      if (receiver.equals(first.get())) {
        heard.incrementAndGet();
        receiver.write(line);
      }
    })) {
      assertThatThrownBy(() -> RoomLoad.open(server.address(), 2, LINE, SHORT)).hasMessageContaining("of 2 listeners heard nothing");
    }
    assertThat(heard.get()).isLessThanOrEqualTo(1);
  }

  @Test
  void aListenerWhoIsDisconnectedBeforeTheOthersAreThereMUSTBeTold() throws IOException {
    try (var server = ScriptedRoom.start((line, number, receiver) -> receiver.close())) {
      assertThatThrownBy(() -> RoomLoad.open(server.address(), 2, LINE, PATIENCE)).hasMessageContaining("the server disconnected listeners");
    }
  }

  @Test
  void aRoomWhereNobodyHearsMUSTBeRefused() throws IOException {
    try (var server = ScriptedServer.start((in, out) -> in.transferTo(OutputStream.nullOutputStream()))) {
      assertThatThrownBy(() -> RoomLoad.open(server.address(), 4, LINE, SHORT)).hasMessageContaining("4 of 4 listeners heard nothing");
    }
  }
}
