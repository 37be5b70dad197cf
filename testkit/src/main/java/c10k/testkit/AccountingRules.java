package c10k.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.protocol.BroadcastProtocol;
import c10k.protocol.EchoProtocol;
import c10k.server.CloseReason;
import c10k.server.Outbox;
import c10k.server.Server;
import c10k.server.ServerConfig;
import c10k.server.ServerStats;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What the statistics say. */
abstract class AccountingRules extends Chapter {
  private static final int MEBIBYTE = 1_024 * 1_024;
  private static final Duration IDLE = Duration.ofHours(1);

  // Every picture

  @Test
  @Rule("SV-38")
  void everyPictureMUSTAddUpWhileConnectionsComeAndGo() {
    var server = serve(new EchoProtocol(10));
    var over = new AtomicBoolean();
    var watching = meanwhile(() -> watch(server, over));
    for (int i = 0; i < 500; i++) {
      try (var client = Client.connect(server.address(), scene().await().patience())) {
        switch (i % 3) {
          case 0 -> client.roundTrip("hello");
          case 1 -> client.send("much too long\n").readToEnd();
          default -> client.roundTrip("hello").reset();
        }
      }
    }
    over.set(true);
    assertThat(result(watching)).isPositive();
    await("all have left", () -> server.stats().closed() == 500);
    assertThat(server.stats().accepted()).isEqualTo(500);
  }

  /** Compares each picture with the one before. */
  private static int watch(Server server, AtomicBoolean over) {
    int pictures = 0;
    var before = server.stats();
    while (!over.get()) {
      var now = server.stats();
      assertThat(now.active()).as("active in %s", now).isNotNegative();
      assertThat(now.accepted()).as("accepted after %s", before).isGreaterThanOrEqualTo(before.accepted());
      assertThat(now.bytesIn()).as("bytes in after %s", before).isGreaterThanOrEqualTo(before.bytesIn());
      assertThat(now.bytesOut()).as("bytes out after %s", before).isGreaterThanOrEqualTo(before.bytesOut());
      for (var reason : CloseReason.values()) {
        assertThat(now.closedFor(reason)).as("%s after %s", reason, before).isGreaterThanOrEqualTo(before.closedFor(reason));
      }
      before = now;
      pictures++;
    }
    return pictures;
  }

  // At rest

  @Test
  @Rule("SV-39")
  void atRestTheBytesOfEchoMUSTBeExact() {
    var server = serve(new EchoProtocol());
    long bytes = 0;
    for (int i = 1; i <= 20; i++) {
      var client = connect(server);
      var lines = Payload.lines(20, 100 * i);
      client.send(lines).read(lines.length);
      bytes += lines.length;
    }
    expectBytes(server, bytes, bytes);
  }

  @Test
  @Rule("SV-39")
  void atRestTheBytesOfBroadcastMUSTBeExact() {
    var server = serve(new BroadcastProtocol());
    var clients = connect(server, 5);
    var line = Payload.line(1_000, Payload.random());
    for (int i = 0; i < 20; i++) {
      clients.getFirst().send(line);
      clients.stream().skip(1).forEach(client -> assertThat(client.read(line.length)).isEqualTo(line));
    }
    expectBytes(server, 20L * line.length, 4 * 20L * line.length);
  }

  @Test
  @Rule("SV-39")
  void atRestTheBytesOfARefusedLineMUSTBeExact() {
    var server = serve(new EchoProtocol(5));
    var client = connect(server).send("much too long\n");
    var told = client.readToEnd();
    client.close();
    awaitClosed(server, CloseReason.PROTOCOL_ERROR, 1);
    expectBytes(server, "much too long\n".length(), told.length);
  }

  /** The peer can have its reply before the server has counted it, hence the wait. */
  private void expectBytes(Server server, long in, long out) {
    await(in + " bytes in and " + out + " bytes out are counted", () -> server.stats().bytesIn() >= in && server.stats().bytesOut() >= out);
    assertThat(server.stats().bytesIn()).as("bytes in").isEqualTo(in);
    assertThat(server.stats().bytesOut()).as("bytes out").isEqualTo(out);
  }

  // Every reason

  /** One connection for each end that a peer or a protocol can bring about in any model. */
  @Test
  @Rule("SV-40")
  void everyEndMUSTBeCountedOnceWithTheReasonTheSessionWasTold() {
    var recording = record(ScriptedProtocol.following(AccountingRules::obey));
    var server = serve(recording, config -> config.ticker(ticker()).idleTimeout(IDLE).lingerTimeout(Duration.ZERO));
    connect(server).send("time out\n").readLine();
    idleOut(server);
    connect(server).roundTrip("hello").close();
    connect(server).roundTrip("hello").reset();
    connect(server).send("end\n").readToEnd();
    connect(server).send("refuse\n").readToEnd();
    connect(server).send("throw\n").awaitGone();
    var stalled = connectWithSmallWindow(server);
    connect(server).send("flood\n").readLine();
    stalled.awaitGone();
    await("all but one have ended", () -> server.stats().active() == 1);
    var cut = connectWithSmallWindow(server).send("reply\n");
    cut.read(1);
    closeAndCut(server);

    expectOneOfEach(server.stats());
    assertThat(recording.reasons()).hasSize(9).allSatisfy(reason -> assertThat(server.stats().closedFor(reason)).isEqualTo(1));
  }

  private static void obey(String line, Outbox out) {
    switch (line) {
      case "end" -> out.close(CloseReason.SESSION_ENDED);
      case "refuse" -> out.close(CloseReason.PROTOCOL_ERROR);
      case "throw" -> throw new IllegalStateException("thrown on purpose");
      case "reply" -> out.reply(ByteBuffer.wrap(new byte[32 * MEBIBYTE]));
      case "flood" -> {
        out.broadcast(ByteBuffer.wrap(new byte[32 * MEBIBYTE]));
        Script.replyLine(out, line);
      }
      default -> Script.replyLine(out, line);
    }
  }

  private void idleOut(Server server) {
    await("the idle one has ended", () -> {
      ticker().advance(IDLE);
      return server.stats().closed() == 1;
    });
  }

  /** Everybody else is idle, and ends in good order before time passes. */
  private void closeAndCut(Server server) {
    var closing = meanwhile(() -> {
      server.close();
      return server;
    });
    await("the idle one has drained", () -> server.stats().closedFor(CloseReason.DRAINED) == 1);
    ticker().advance(ServerConfig.DEFAULT_DRAIN_TIMEOUT);
    result(closing);
  }

  private static void expectOneOfEach(ServerStats stats) {
    var expected = new EnumMap<CloseReason, Long>(CloseReason.class);
    var always = EnumSet.complementOf(EnumSet.of(CloseReason.OVERLOADED));
    Arrays.stream(CloseReason.values()).forEach(reason -> expected.put(reason, always.contains(reason) ? 1L : 0L));
    assertThat(stats.closedFor()).isEqualTo(expected);
    assertThat(stats.accepted()).isEqualTo(always.size());
  }
}
