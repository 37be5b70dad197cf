package c10k.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.protocol.EchoProtocol;
import c10k.server.ConcurrencyModel;
import c10k.server.ConfigurationException;
import c10k.server.Server;
import c10k.server.ServerConfig;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against servers that echo correctly. */
@Timeout(60)
class LoadGeneratorTest {
  private static final Duration SHORT = Duration.ofMillis(100);
  private static final Duration MEASURED = Duration.ofMillis(300);

  static List<ConcurrencyModel> models() {
    return ConcurrencyModel.all();
  }

  @ParameterizedTest
  @MethodSource("models")
  void mustGetEveryLineBackFromEveryModel(ConcurrencyModel model) throws IOException {
    try (var server = serve(model);
        var generator = LoadGenerator.connect(plan(server.address(), 20, 64))) {
      var result = generator.run(plan(server.address(), 20, 64));
      assertThat(result.failures()).as(model.name()).isZero();
      assertThat(result.sent()).isPositive().isEqualTo(result.received());
      assertThat(result.elapsed()).isEqualTo(MEASURED);
    }
  }

  @Test
  void mustTakeEveryAnswerForOneSampleInAClosedLoop() throws IOException {
    try (var server = serve(anyModel());
        var generator = LoadGenerator.connect(plan(server.address(), 20, 64))) {
      var result = generator.run(plan(server.address(), 20, 64));
      assertThat(result.response()).isEqualTo(result.service());
      assertThat(result.response().getTotalCount()).isEqualTo(result.received());
      assertThat(result.sendLag().getMaxValue()).isZero();
    }
  }

  @Test
  void mustOfferTheSameLinesForTheSameSeedInAnOpenLoop() throws IOException {
    try (var server = serve(anyModel())) {
      var plan = plan(server.address(), 10, 64).openLoop(2_000).lasting(Duration.ZERO, MEASURED);
      try (var generator = LoadGenerator.connect(plan)) {
        var first = generator.run(plan);
        var second = generator.run(plan);
        assertThat(first.failures() + second.failures()).isZero();
        assertThat(first.sent()).isEqualTo(second.sent()).isBetween(400L, 800L);
        assertThat(first.sendLag().getTotalCount()).isEqualTo(first.sent());
      }
    }
  }

  /** In parts both ways: such a line fits neither into the read buffer nor, when many are due, into a socket's. */
  @ParameterizedTest
  @ValueSource(ints = {LoadPlan.SHORTEST_LINE_BYTES, 1_000, LoadPlan.LONGEST_LINE_BYTES})
  void mustPutLinesTogetherThatComeInParts(int lineBytes) throws IOException {
    try (var server = serve(anyModel());
        var generator = LoadGenerator.connect(plan(server.address(), 4, lineBytes))) {
      var closed = generator.run(plan(server.address(), 4, lineBytes));
      var open = generator.run(plan(server.address(), 4, lineBytes).openLoop(2_000));
      assertThat(closed.failures()).isZero();
      assertThat(open.failures()).isZero();
      assertThat(open.received()).isPositive();
    }
  }

  @Test
  void mustReuseItsConnectionsPhaseAfterPhase() throws IOException {
    try (var server = serve(anyModel());
        var generator = LoadGenerator.connect(plan(server.address(), 700, 64))) {
      generator.echoOnEach();
      generator.run(plan(server.address(), 700, 64));
      generator.run(plan(server.address(), 700, 64).openLoop(1_000));
      generator.echoOnEach();
      assertThat(server.stats().accepted()).isEqualTo(700);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 2_000})
  void probesMUSTBeLoadedLightlyAndReportedApart(double rate) throws IOException {
    try (var server = serve(anyModel())) {
      var closed = plan(server.address(), 10, 64).conducted(Conduct.USUAL.withProbes(2));
      var plan = rate == 0 ? closed : closed.openLoop(rate);
      try (var generator = LoadGenerator.connect(plan)) {
        var result = generator.run(plan);
        assertThat(result.failures()).isZero();
        assertThat(result.probe().getTotalCount()).isBetween(20L, 120L);
        assertThat(result.probe().getTotalCount() + result.response().getTotalCount()).isEqualTo(result.received());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 2_000})
  void loadOfSeveralThreadsMUSTAddUp(double rate) throws IOException {
    try (var server = serve(anyModel())) {
      var closed = plan(server.address(), 11, 64).conducted(Conduct.USUAL.withProbes(1));
      var plan = rate == 0 ? closed : closed.openLoop(rate);
      try (var load = ParallelLoad.connect(plan, 3)) {
        var result = load.run(plan);
        assertThat(server.stats().accepted()).isEqualTo(11);
        assertThat(result.failures()).isZero();
        assertThat(result.probe().getTotalCount() + result.response().getTotalCount()).isEqualTo(result.received());
        assertThat(result.timeline().count()).isEqualTo(6);
        if (rate > 0) {
          assertThat(result.sent()).isBetween(400L, 900L);
        }
      }
    }
  }

  @Test
  void aThreadWithoutConnectionsMUSTBeRefused() throws IOException {
    try (var server = serve(anyModel())) {
      var plan = plan(server.address(), 2, 64);
      assertThatThrownBy(() -> ParallelLoad.connect(plan, 3)).isInstanceOf(ConfigurationException.class).hasMessageContaining("threads is 3");
      assertThatThrownBy(() -> ParallelLoad.connect(plan, 0)).isInstanceOf(ConfigurationException.class);
    }
  }

  @Test
  void severalThreadsMUSTNameATargetThatRefuses() throws IOException {
    var plan = plan(refusingAddress(), 2, 64);
    assertThatThrownBy(() -> ParallelLoad.connect(plan, 2)).isInstanceOf(IOException.class).hasMessageContaining("Cannot connect to");
  }

  @Test
  void mustRefuseAPhaseForOtherConnections() throws IOException {
    try (var server = serve(anyModel());
        var generator = LoadGenerator.connect(plan(server.address(), 2, 64))) {
      assertThatThrownBy(() -> generator.run(plan(server.address(), 3, 64))).isInstanceOf(ConfigurationException.class);
      assertThatThrownBy(() -> generator.run(plan(server.address(), 2, 65))).isInstanceOf(ConfigurationException.class);
    }
  }

  /** A generator that made garbage would pause in the middle of what it measures. */
  @Test
  void mustAllocateNothingPerLine() throws IOException {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (var server = serve(anyModel());
        var generator = LoadGenerator.connect(plan(server.address(), 8, 64))) {
      // Long enough for the compiler: interpreted code boxes what compiled code does not.
      generator.run(plan(server.address(), 8, 64).lasting(Duration.ZERO, Duration.ofSeconds(2)));
      long before = threads.getCurrentThreadAllocatedBytes();
      var result = generator.run(plan(server.address(), 8, 64).lasting(Duration.ZERO, Duration.ofSeconds(1)));
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      int histograms = result.response().getEstimatedFootprintInBytes() * 4;
      assertThat((double) (allocated - histograms) / result.received()).isLessThan(8);
    }
  }

  @Test
  void mustNameATargetThatRefuses() throws IOException {
    var refusing = refusingAddress();
    assertThatThrownBy(() -> LoadGenerator.connect(plan(refusing, 3, 64)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Cannot connect to " + refusing.getHostString() + ":" + refusing.getPort());
  }

  private static ConcurrencyModel anyModel() {
    return ConcurrencyModel.all().getFirst();
  }

  private static Server serve(ConcurrencyModel model) throws IOException {
    return model.serve(ServerConfig.defaults(), new EchoProtocol());
  }

  private static LoadPlan plan(InetSocketAddress target, int connections, int lineBytes) {
    return new LoadPlan(target, connections, lineBytes, SHORT, MEASURED, OptionalDouble.empty(), 7);
  }

  /** A port that was free a moment ago. */
  private static InetSocketAddress refusingAddress() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return (InetSocketAddress) socket.getLocalSocketAddress();
    }
  }
}
