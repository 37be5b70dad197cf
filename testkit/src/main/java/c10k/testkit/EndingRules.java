package c10k.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import c10k.protocol.BroadcastProtocol;
import c10k.protocol.EchoProtocol;
import c10k.server.CloseReason;
import c10k.server.Server;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How connections end, one at a time. */
abstract class EndingRules extends Chapter {
  private static final int MEBIBYTE = 1_024 * 1_024;
  private static final int CYCLES = 10_000;
  private static final int WARM_UP_CYCLES = 500;

  /** So many more objects of one class are a leak, at one for each second cycle. */
  private static final long LEAK = CYCLES / 2;

  /** The noise of a running JVM, in descriptors or threads. */
  private static final int FEW = 20;

  /** Replies with so many lines that they wait for the peer to read, and then closes. */
  private static final ScriptedProtocol FAREWELL =
      ScriptedProtocol.following(
          (line, out) -> {
            out.reply(ByteBuffer.wrap(Payload.numbered(Integer.parseInt(line), 1_023).getBytes(ISO_8859_1)));
            out.close(CloseReason.SESSION_ENDED);
          });

  // By the peer

  @Test
  @Rule("SV-26")
  void afterAHalfCloseThePeerMUSTGetAllRepliesAndThenTheEnd() {
    var server = serve(new EchoProtocol());
    var client = connect(server);
    var lines = Payload.lines(2_000, 5_000);
    var sent = meanwhile(() -> client.send(lines).endOutput());
    assertThat(client.readToEnd()).isEqualTo(lines);
    result(sent);
    awaitClosed(server, CloseReason.PEER_ENDED, 1);
  }

  /** All replies are in the server before the peer reads the first. */
  @Test
  @Rule("SV-26")
  void repliesThatWaitMUSTStillComeAfterAHalfClose() {
    var server = serve(ScriptedProtocol.following((line, out) -> out.reply(ByteBuffer.wrap(new byte[8 * MEBIBYTE]))));
    var client = connectWithSmallWindow(server);
    client.send("all\n").endOutput();
    await("the server has begun to reply", () -> server.stats().bytesIn() == 4);
    assertThat(client.readToEnd()).hasSize(8 * MEBIBYTE);
    awaitClosed(server, CloseReason.PEER_ENDED, 1);
  }

  @Test
  @Rule("SV-26")
  void broadcastsThatWaitMUSTStillComeAfterAHalfClose() {
    var server = serve(new BroadcastProtocol(), config -> config.outboundLimitBytes(16 * MEBIBYTE));
    var receiver = connectWithSmallWindow(server);
    var sender = connect(server, 1).getFirst();
    var lines = Payload.numbered(8_000, 1_023).getBytes(ISO_8859_1);
    sender.send(lines).endOutput().readToEnd();
    receiver.endOutput();
    assertThat(receiver.readToEnd()).isEqualTo(lines);
    sender.close();
    awaitClosed(server, CloseReason.PEER_ENDED, 2);
  }

  @Test
  @Rule("SV-27")
  void aResetMUSTFreeAnIdleConnection() {
    var server = serve(new EchoProtocol());
    connect(server).roundTrip("hello").reset();
    expectOneReset(server);
  }

  @Test
  @Rule("SV-27")
  void aResetMUSTFreeAConnectionWithinALine() {
    var server = serve(new EchoProtocol());
    var client = connect(server).send("hel");
    await("the server has read it", () -> server.stats().bytesIn() == 3);
    client.reset();
    expectOneReset(server);
  }

  @Test
  @Rule("SV-27")
  void aResetMUSTFreeAConnectionWhoseRepliesWait() {
    var server = serve(ScriptedProtocol.following((line, out) -> out.reply(ByteBuffer.wrap(new byte[8 * MEBIBYTE]))));
    var client = connectWithSmallWindow(server).send("all\n");
    assertThat(client.read(1)).hasSize(1);
    client.reset();
    awaitClosed(server, CloseReason.PEER_RESET, 1);
    assertThat(server.stats().active()).isZero();
  }

  @Test
  @Rule("SV-27")
  void aResetMUSTFreeAConnectionWhoseBroadcastsWait() {
    var server = serve(new BroadcastProtocol(), config -> config.outboundLimitBytes(16 * MEBIBYTE));
    var receiver = connectWithSmallWindow(server);
    var sender = connect(server, 1).getFirst();
    sender.send(Payload.numbered(8_000, 1_023)).endOutput().readToEnd();
    receiver.reset();
    awaitClosed(server, CloseReason.PEER_RESET, 1);
    sender.close();
    awaitClosed(server, CloseReason.PEER_ENDED, 1);
  }

  @Test
  @Rule("SV-27")
  void aResetBeforeAcceptMUSTHoldNoPlace() {
    var server = serve(new EchoProtocol(), config -> config.maxConnections(1));
    var first = connect(server).roundTrip("hello");
    for (int i = 0; i < 10; i++) {
      connect(server).send("never mind\n").reset();
    }
    var last = connect(server);
    first.close();
    last.roundTrip("my turn");
    assertThat(server.stats().active()).isEqualTo(1);
  }

  private void expectOneReset(Server server) {
    awaitClosed(server, CloseReason.PEER_RESET, 1);
    assertThat(server.stats().active()).isZero();
    connect(server).roundTrip("others are served");
  }

  // By the session

  @Test
  @Rule("SV-28")
  void whatASessionSentBeforeItClosedMUSTArriveWhateverThePeerSends() {
    var server = serve(FAREWELL);
    var client = connect(server).send("4000\n");
    var sent = meanwhile(() -> client.send(new byte[2 * MEBIBYTE]));
    assertThat(client.readToEnd()).asString(ISO_8859_1).isEqualTo(Payload.numbered(4_000, 1_023));
    result(sent);
    client.close();
    awaitClosed(server, CloseReason.SESSION_ENDED, 1);
  }

  @Test
  @Rule("SV-28")
  void whatASessionClosedMUSTGetNoMoreBroadcasts() {
    var server = serve(ScriptedProtocol.following((line, out) -> {
      if (line.equals("bye")) {
        out.close(CloseReason.SESSION_ENDED);
      } else {
        Script.broadcastLine(out, line);
      }
    }));
    var clients = connect(server, 3);
    clients.get(0).send("bye\n");
    assertThat(clients.get(0).readToEnd()).isEmpty();
    clients.get(1).send("after\n");
    assertThat(clients.get(2).readLine()).isEqualTo("after");
    clients.get(0).close();
    awaitClosed(server, CloseReason.SESSION_ENDED, 1);
  }

  @Test
  @Rule("SV-29")
  void aConnectionMUSTLingerForThePeerAndNotLonger() {
    var linger = Duration.ofSeconds(2);
    var recording = record(FAREWELL);
    var server = serve(recording, config -> config.ticker(ticker()).lingerTimeout(linger));
    var client = connect(server).send("1\n");
    client.readToEnd();
    await("the server gives up waiting", () -> {
      ticker().advance(Duration.ofMillis(100));
      return server.stats().closed() == 1;
    });
    assertThat(server.stats().closedFor(CloseReason.SESSION_ENDED)).isEqualTo(1);
    var closed = recording.sessions().getFirst().calls().getLast();
    assertThat(Duration.ofNanos(closed.atNanos())).isGreaterThanOrEqualTo(linger);
  }

  // Ten thousand times

  @Test
  @Rule("SV-30")
  void tenThousandConnectionsMUSTLeaveNothingBehind() {
    OpenDescriptors.assumeCountable();
    var server = serve(new EchoProtocol(10));
    comeAndGo(server, WARM_UP_CYCLES);
    int descriptors = OpenDescriptors.count();
    int threads = Threads.namedLike(model().name()).size();
    var objects = LiveObjects.count();
    comeAndGo(server, CYCLES);
    await("the descriptors are given back", () -> OpenDescriptors.count() < descriptors + FEW);
    await("the threads have ended", () -> Threads.namedLike(model().name()).size() < threads + FEW);
    await("the objects are unreachable", () -> LiveObjects.count().grownSince(objects, LEAK).isEmpty());
  }

  private void comeAndGo(Server server, int times) {
    for (int i = 0; i < times; i++) {
      try (var client = Client.connect(server.address(), scene().await().patience())) {
        leave(client, i % 5);
      }
    }
    await("all have left", () -> server.stats().active() == 0);
    connect(server).roundTrip("hello").close();
    await("all have left", () -> server.stats().active() == 0);
  }

  private static void leave(Client client, int way) {
    switch (way) {
      case 0 -> client.roundTrip("hello");
      case 1 -> client.roundTrip("hello").endOutput().readToEnd();
      case 2 -> client.send("hello\n").reset();
      case 3 -> client.send("hel").reset();
      default -> client.send("much too long\n").readToEnd();
    }
  }
}
