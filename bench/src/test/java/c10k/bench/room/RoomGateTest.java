package c10k.bench.room;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.bench.load.ScriptedServer;
import c10k.protocol.BroadcastProtocol;
import c10k.server.ConcurrencyModel;
import c10k.server.ServerConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gate lets right rooms pass, and tells what is wrong with others. */
@Timeout(60)
class RoomGateTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  static List<ConcurrencyModel> models() {
    return ConcurrencyModel.all();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyModelMUSTPass(ConcurrencyModel model) throws IOException {
    try (var server = model.serve(ServerConfig.defaults(), new BroadcastProtocol())) {
      assertThatCode(() -> RoomGate.check(server.address())).doesNotThrowAnyException();
    }
  }

  @Test
  void aRoomWithoutFaultMUSTPass() throws IOException {
    try (var server = ScriptedRoom.start((line, number, receiver) -> receiver.write(line))) {
      assertThatCode(() -> RoomGate.check(server.address(), Duration.ofSeconds(20))).doesNotThrowAnyException();
    }
  }

  @Test
  void aLineThatSomebodyDoesNotGetMUSTBeNoticed() throws IOException {
    var writes = new AtomicInteger();
    try (var server = ScriptedRoom.start((line, number, receiver) -> {
      if (!isLine(line) || writes.incrementAndGet() != 77) {
        receiver.write(line);
      }
    })) {
      assertThatThrownBy(() -> RoomGate.check(server.address(), SHORT)).isInstanceOf(IOException.class).hasMessageContaining("a receiver got");
    }
  }

  @Test
  void aDamagedLineMUSTBeNoticed() throws IOException {
    try (var server = ScriptedRoom.start((line, number, receiver) -> {
      if (isLine(line)) {
        line[line.length / 2] ^= 1;
      }
      receiver.write(line);
    })) {
      assertThatThrownBy(() -> RoomGate.check(server.address(), SHORT)).hasMessageContaining("other bytes");
    }
  }

  @Test
  void aSenderThatHearsItselfMUSTBeNoticed() throws IOException {
    var all = new ConcurrentLinkedQueue<OutputStream>();
    try (var server = ScriptedServer.start((in, out) -> {
      all.add(out);
      ScriptedRoom.toEachLine(in, line -> {
        for (var receiver : all) {
          receiver.write(line);
        }
      });
    })) {
      assertThatThrownBy(() -> RoomGate.check(server.address(), SHORT)).hasMessageContaining("its own line");
    }
  }

  @Test
  void aRoomWhereNobodyHearsMUSTBeNoticed() throws IOException {
    try (var server = ScriptedServer.start((in, out) -> in.transferTo(OutputStream.nullOutputStream()))) {
      assertThatThrownBy(() -> RoomGate.check(server.address(), SHORT)).hasMessageContaining("heard nothing");
    }
  }

  /** Greetings are shorter. */
  private static boolean isLine(byte[] line) {
    return line.length > 2;
  }
}
