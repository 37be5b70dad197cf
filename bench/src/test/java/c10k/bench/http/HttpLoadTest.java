package c10k.bench.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.server.ConcurrencyModel;
import c10k.testkit.Await;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Against servers that answer correctly. */
@Timeout(60)
class HttpLoadTest {
  private static final int CLIENTS = 20;

  static Stream<Arguments> modelsAndModes() {
    return ConcurrencyModel.all().stream().flatMap(model -> Stream.of(HttpMode.values()).map(mode -> Arguments.of(model, mode)));
  }

  @ParameterizedTest
  @MethodSource("modelsAndModes")
  void mustBringWhatWasAskedForFromEveryModel(ConcurrencyModel model, HttpMode mode) throws IOException {
    try (var server = HttpServers.serve(model);
        var load = HttpLoad.connect(server.address(), CLIENTS, mode)) {
      load.bring(500);
      load.bring(500);
      assertThat(load.connects()).satisfies(connects -> {
        if (mode.keepsConnections()) {
          assertThat(connects).isEqualTo(CLIENTS);
        } else {
          assertThat(connects).isGreaterThanOrEqualTo(1_000);
        }
      });
    }
  }

  @ParameterizedTest
  @EnumSource
  void mustLeaveNoConnectionBehind(HttpMode mode) throws IOException {
    try (var server = HttpServers.serve(HttpServers.anyModel())) {
      try (var load = HttpLoad.connect(server.address(), CLIENTS, mode)) {
        load.bring(100);
      }
      new Await(Duration.ofSeconds(20)).until("the server has no connection left", () -> server.stats().active() == 0);
    }
  }

  @Test
  void responsesMUSTBeReadAgainOnlyWhenTheDateChanges() throws IOException {
    try (var server = HttpServers.serve(HttpServers.anyModel());
        var load = HttpLoad.connect(server.address(), 4, HttpMode.PIPELINED)) {
      long start = System.nanoTime();
      load.bring(5_000);
      long seconds = (System.nanoTime() - start) / 1_000_000_000 + 1;
      assertThat(load.readInFull()).isBetween(1L, 1 + seconds);
    }
  }

  /** A generator that made garbage would pause in the middle of what it measures. */
  @ParameterizedTest
  @EnumSource(value = HttpMode.class, names = {"KEEPALIVE", "PIPELINED"})
  void mustAllocateNothingPerRequestOnConnectionsThatStay(HttpMode mode) throws IOException {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (var server = HttpServers.serve(HttpServers.anyModel());
        var load = HttpLoad.connect(server.address(), 8, mode)) {
      load.bring(20_000);
      long before = threads.getCurrentThreadAllocatedBytes();
      load.bring(20_000);
      assertThat((threads.getCurrentThreadAllocatedBytes() - before) / 20_000.0).isLessThan(8);
    }
  }

  @Test
  void mustNameATargetThatRefuses() throws IOException {
    var refusing = refusingAddress();
    assertThatThrownBy(() -> HttpLoad.connect(refusing, 3, HttpMode.KEEPALIVE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Cannot connect to " + refusing.getHostString() + ":" + refusing.getPort());
  }

  /** A port that was free a moment ago. */
  private static InetSocketAddress refusingAddress() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return (InetSocketAddress) socket.getLocalSocketAddress();
    }
  }
}
