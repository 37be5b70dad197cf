package c10k.bench.room;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.bench.load.ScriptedServer;
import c10k.protocol.BroadcastProtocol;
import c10k.server.ConcurrencyModel;
import c10k.server.ServerConfig;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
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
    try (var server = room((line, number, receiver) -> receiver.write(line))) {
      assertThatCode(() -> RoomGate.check(server.address(), Duration.ofSeconds(20))).doesNotThrowAnyException();
    }
  }

  @Test
  void aLineThatSomebodyDoesNotGetMUSTBeNoticed() throws IOException {
    var writes = new AtomicInteger();
    try (var server = room((line, number, receiver) -> {
      if (!isLine(line) || writes.incrementAndGet() != 77) {
        receiver.write(line);
      }
    })) {
      assertThatThrownBy(() -> RoomGate.check(server.address(), SHORT)).isInstanceOf(IOException.class).hasMessageContaining("a receiver got");
    }
  }

  @Test
  void aDamagedLineMUSTBeNoticed() throws IOException {
    try (var server = room((line, number, receiver) -> {
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
      toEachLine(in, line -> {
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

  /** How a line is passed on to one of the others. */
  private interface PassOn {
    void to(byte[] line, int number, OutputStream receiver) throws IOException;
  }

  private interface EachLine {
    void take(byte[] line) throws IOException;
  }

  private static ScriptedServer room(PassOn passOn) throws IOException {
    Queue<OutputStream> all = new ConcurrentLinkedQueue<>();
    return ScriptedServer.start((in, out) -> {
      all.add(out);
      var number = new AtomicInteger();
      toEachLine(in, line -> {
        for (var receiver : all) {
          if (receiver != out) {
            passOn.to(line.clone(), number.incrementAndGet(), receiver);
          }
        }
      });
    });
  }

  private static void toEachLine(InputStream raw, EachLine action) throws IOException {
    var in = new BufferedInputStream(raw);
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      line.write(next);
      if (next == '\n') {
        action.take(line.toByteArray());
        line.reset();
      }
    }
  }
}
