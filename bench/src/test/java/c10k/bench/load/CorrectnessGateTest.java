package c10k.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.protocol.BroadcastProtocol;
import c10k.protocol.EchoProtocol;
import c10k.server.ConcurrencyModel;
import c10k.server.ServerConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class CorrectnessGateTest {
  private static final Duration IMPATIENT = Duration.ofMillis(500);

  static List<ConcurrencyModel> models() {
    return ConcurrencyModel.all();
  }

  @ParameterizedTest
  @MethodSource("models")
  void mustLetEveryModelPass(ConcurrencyModel model) throws IOException {
    try (var server = model.serve(ServerConfig.defaults(), new EchoProtocol())) {
      CorrectnessGate.check(server.address());
      assertThat(server.stats().bytesIn()).isEqualTo(server.stats().bytesOut()).isGreaterThan(1_000_000);
    }
  }

  @Test
  void mustRefuseAServerThatChangesAByte() throws IOException {
    assertRefused("other bytes than it was sent", (in, out) -> {
      var bytes = in.readNBytes(100_000);
      bytes[99_999] ^= 1;
      out.write(bytes);
      in.transferTo(out);
    });
  }

  @Test
  void mustRefuseAServerThatClosesBeforeTheEnd() throws IOException {
    assertRefused("", (in, out) -> out.write(in.readNBytes(100_000)));
  }

  @Test
  void mustRefuseAServerThatDropsTheLastByte() throws IOException {
    assertRefused("closed the connection too early", (in, out) -> {
      var all = in.readAllBytes();
      out.write(all, 0, all.length - 1);
    });
  }

  @Test
  void mustRefuseAServerThatAddsAByte() throws IOException {
    assertRefused("more than it was sent", (in, out) -> {
      in.transferTo(out);
      out.write('!');
    });
  }

  @Test
  void mustRefuseAServerThatDoesNotEndAfterAHalfClose() throws IOException {
    var hanging = new CountDownLatch(1);
    assertRefused("stopped answering", (in, out) -> {
      in.transferTo(out);
      hanging.await();
    });
    hanging.countDown();
  }

  @Test
  void mustRefuseAServerThatNeverAnswers() throws IOException {
    assertRefused("stopped answering", (in, out) -> {
      in.transferTo(OutputStream.nullOutputStream());
      in.transferTo(OutputStream.nullOutputStream());
      new CountDownLatch(1).await();
    });
  }

  @Test
  void mustQuoteWhatAServerSaysInstead() throws IOException {
    try (var server = anyModel().serve(ServerConfig.defaults(), new EchoProtocol(10))) {
      assertThatThrownBy(() -> CorrectnessGate.check(server.address())).hasMessageContaining("error: line longer than 10 bytes");
    }
    try (var server = anyModel().serve(ServerConfig.defaults(), new BroadcastProtocol())) {
      assertThatThrownBy(() -> CorrectnessGate.check(server.address(), IMPATIENT)).hasMessageContaining("not a correct echo server");
    }
  }

  private static ConcurrencyModel anyModel() {
    return ConcurrencyModel.all().getFirst();
  }

  private static void assertRefused(String because, ScriptedServer.Script script) throws IOException {
    try (var server = ScriptedServer.start(script)) {
      assertThatThrownBy(() -> CorrectnessGate.check(server.address(), IMPATIENT))
          .isInstanceOf(IOException.class)
          .hasMessageContainingAll("localhost:" + server.address().getPort(), "is not a correct echo server", because);
    }
  }
}
