package c10k.bench;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.bench.load.LoadPlan;
import c10k.bench.load.LoadResult;
import c10k.bench.load.ScriptedServer;
import c10k.bench.load.Timeline;
import c10k.protocol.EchoProtocol;
import c10k.server.ConcurrencyModel;
import c10k.server.ServerConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LoadCommandTest {

  @Test
  void mustMeasureACorrectServerInBothLoops() throws IOException {
    try (var server = ConcurrencyModel.all().getFirst().serve(ServerConfig.defaults(), new EchoProtocol())) {
      var closed = load(server.address(), "--connections", "4");
      assertThat(closed.exitCode()).isZero();
      assertThat(closed.out()).contains("4 connections", "closed loop", "throughput", "response", "service", "send lag", "loader CPU")
          .doesNotContain("offered", "FAILED");
      assertThat(closed.err()).contains("checking", "warming up, 1 s left", "measuring, 1 s left");
      var open = load(server.address(), "--connections", "4", "--rate", "500");
      assertThat(open.exitCode()).isZero();
      assertThat(open.out()).contains("open loop", "offered", "answered in time");
    }
  }

  @Test
  void mustNotMeasureAServerThatEchoesWrongly() throws IOException {
    try (var server = ScriptedServer.start((in, out) -> {
      for (int b = in.read(); b >= 0; b = in.read()) {
        out.write(b ^ 1);
      }
    })) {
      var run = load(server.address());
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("is not a correct echo server").doesNotContain("measuring");
    }
  }

  /** Correct for the one connection that checks it, and no longer. */
  @Test
  void mustFailWhenLinesAreLost() throws IOException {
    var first = new AtomicBoolean(true);
    try (var server = ScriptedServer.start((in, out) -> in.transferTo(first.getAndSet(false) ? out : OutputStream.nullOutputStream()))) {
      var run = load(server.address(), "--connections", "2");
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).contains("FAILED");
    }
  }

  @Test
  void mustSayInOneLineThatNobodyListens() throws IOException {
    InetSocketAddress nobody;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = (InetSocketAddress) socket.getLocalSocketAddress();
    }
    var run = load(nobody);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines().filter(line -> line.startsWith("lab load: "))).singleElement().asString()
        .contains("Cannot connect to", String.valueOf(nobody.getPort()));
  }

  @Test
  void mustLeaveOutPercentilesThatRestOnFewValues() {
    var histogram = LoadResult.newHistogram();
    for (int i = 1; i <= 1_000; i++) {
      histogram.recordValue(i * 1_000_000L);
    }
    var nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    var plan = new LoadPlan(nobody, 1, 64, Duration.ZERO, Duration.ofSeconds(1), OptionalDouble.empty(), 1);
    var result = new LoadResult(1_000, 1_000, 1_000, 0, 0, Duration.ofSeconds(1), histogram, histogram, LoadResult.newHistogram(),
        LoadResult.newHistogram(), Timeline.none(), 0.95);
    var table = LoadTable.of(plan, result);
    assertThat(table).containsPattern("response +5\\d\\d\\.\\d{3} +9\\d\\d\\.\\d{3} +9\\d\\d\\.\\d{3} +- +1,00\\d\\.\\d{3}\n");
    assertThat(table).containsPattern("send lag +- +- +- +- +-\n");
    assertThat(table).contains("1,000 lines/s", "95 % of one core", "CLIENT_BOUND");
  }

  @Test
  void histogramsMUSTBeWrittenSideBySide(@TempDir Path folder) throws IOException {
    try (var server = ConcurrencyModel.all().getFirst().serve(ServerConfig.defaults(), new EchoProtocol())) {
      var into = folder.resolve("new");
      var run = load(server.address(), "--connections", "4", "--rate", "2000", "--probes", "1", "--threads", "2", "--histograms", into.toString());
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).contains("probes", "last three sixths");
      for (var kind : List.of("response", "service", "sendLag", "probe")) {
        try (var log = new HistogramLogReader(into.resolve(kind + ".hlog").toFile())) {
          var histogram = (Histogram) log.nextIntervalHistogram();
          assertThat(histogram.getTotalCount()).as(kind).isPositive();
          assertThat(histogram.getEndTimeStamp() - histogram.getStartTimeStamp()).isEqualTo(300);
        }
      }
    }
  }

  @Test
  void theKneeMUSTBeToldWithItsSteps() throws IOException {
    try (var server = ConcurrencyModel.all().getFirst().serve(ServerConfig.defaults(), new EchoProtocol())) {
      var target = server.address().getAddress().getHostAddress() + ":" + server.address().getPort();
      var run = LabRun.of("load", "--target", target, "--connections", "4", "--knee", "--p99", "30s", "--duration", "100ms", "--warmup", "0");
      assertThat(run.out()).contains("offered/s", "p99 ms", "in time", "lines/s: the highest rate with p99 within 30000 ms", "in any step");
      assertThat(run.err()).contains("looking for the knee");
    }
  }

  @Test
  void optionsThatContradictEachOtherMUSTBeRefused() {
    var nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    assertThat(load(nobody, "--knee", "--rate", "5")).satisfies(run -> {
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains("--rate cannot be given");
    });
    assertThat(load(nobody, "--p99", "5ms").exitCode()).isEqualTo(2);
    assertThat(load(nobody, "--knee", "--histograms", "x").exitCode()).isEqualTo(2);
  }

  private static LabRun load(InetSocketAddress target, String... more) {
    var args = new ArrayList<>(List.of("load", "--target",
        target.getAddress().getHostAddress() + ":" + target.getPort(), "--duration", "300ms", "--warmup", "100ms"));
    args.addAll(List.of(more));
    return LabRun.of(args.toArray(new String[0]));
  }
}
