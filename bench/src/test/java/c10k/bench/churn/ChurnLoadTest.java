package c10k.bench.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.bench.load.ScriptedServer;
import c10k.protocol.EchoProtocol;
import c10k.server.ConcurrencyModel;
import c10k.server.ServerConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ChurnLoadTest {
  private static final int LINE = 64;
  private static final Duration LONG = Duration.ofSeconds(20);

  static List<ConcurrencyModel> models() {
    return ConcurrencyModel.all();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyVisitMUSTHaveAConnectionOfItsOwn(ConcurrencyModel model) throws IOException {
    try (var server = model.serve(ServerConfig.defaults(), new EchoProtocol());
        var load = new ChurnLoad(server.address(), 7, LINE, LONG)) {
      load.bring(300);
      load.bring(200);
      assertThat(server.stats().accepted()).isGreaterThanOrEqualTo(500);
      assertThat(load.takeTimes().getTotalCount()).isGreaterThanOrEqualTo(500);
      assertThat(load.takeConnects().getTotalCount()).isGreaterThanOrEqualTo(500);
      assertThat(load.takeTimes().getTotalCount()).as("what was taken before").isZero();
    }
  }

  @Test
  void anEchoInPartsMUSTBePutTogether() throws IOException {
    try (var server = ScriptedServer.start((in, out) -> {
      for (int next = in.read(); next >= 0; next = in.read()) {
        out.write(next);
        out.flush();
      }
    }); var load = new ChurnLoad(server.address(), 3, LINE, LONG)) {
      load.bring(30);
      assertThat(load.takeTimes().getTotalCount()).isGreaterThanOrEqualTo(30);
    }
  }

  @Test
  void aWrongByteMUSTBeNoticed() throws IOException {
    var lines = new AtomicInteger();
    assertFails("after 4 connections the server sent other bytes", (in, out) -> {
      var line = in.readNBytes(LINE);
      if (lines.incrementAndGet() == 5) {
        line[LINE / 2] ^= 1;
      }
      out.write(line);
      in.transferTo(OutputStream.nullOutputStream());
    });
  }

  /** Whole and right, but of somebody else: whoever answers from memory is quick. */
  @Test
  void anAnswerToSomebodyElseMUSTBeNoticed() throws IOException {
    var first = new AtomicInteger();
    var kept = new byte[LINE];
    assertFails("after 1 connections the server sent other bytes", (in, out) -> {
      var line = in.readNBytes(LINE);
      if (first.incrementAndGet() == 1) {
        System.arraycopy(line, 0, kept, 0, LINE);
      }
      out.write(kept);
      in.transferTo(OutputStream.nullOutputStream());
    });
  }

  @Test
  void aByteTooManyMUSTBeNoticed() throws IOException {
    assertFails("other bytes", (in, out) -> {
      var line = in.readNBytes(LINE);
      var more = Arrays.copyOf(line, LINE + 1);
      out.write(more);
      in.transferTo(OutputStream.nullOutputStream());
    });
  }

  @Test
  void aServerThatHangsUpMUSTBeNoticed() throws IOException {
    assertFails("after 0 connections", (in, out) -> in.readNBytes(LINE));
  }

  @Test
  void silenceMUSTBeNoticed() throws IOException {
    try (var server = ScriptedServer.start((in, out) -> in.transferTo(OutputStream.nullOutputStream()));
        var load = new ChurnLoad(server.address(), 2, LINE, Duration.ofMillis(200))) {
      assertThatThrownBy(() -> load.bring(1)).isInstanceOf(IOException.class).hasMessageContaining("answered nothing for 200 ms");
    }
  }

  private static void assertFails(String message, ScriptedServer.Script script) throws IOException {
    try (var server = ScriptedServer.start(script);
        var load = new ChurnLoad(server.address(), 1, LINE, LONG)) {
      assertThatThrownBy(() -> load.bring(100)).isInstanceOf(IOException.class).hasMessageContaining(message);
    }
  }
}
