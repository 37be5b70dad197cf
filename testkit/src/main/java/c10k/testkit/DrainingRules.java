package c10k.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import c10k.protocol.EchoProtocol;
import c10k.server.CloseReason;
import c10k.server.Server;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How a server ends. */
abstract class DrainingRules extends Chapter {
  private static final int MEBIBYTE = 1_024 * 1_024;
  private static final Duration DRAIN = Duration.ofSeconds(5);

  /** Replies with more than the kernel keeps, so that the reply waits for the peer. */
  private static final ScriptedProtocol FLOOD =
      ScriptedProtocol.following((line, out) -> out.reply(ByteBuffer.wrap(new byte[8 * MEBIBYTE])));

  // Stop accepting

  @Test
  @Rule("SV-31")
  void afterCloseNobodyMUSTBeAccepted() {
    var server = serve(new EchoProtocol());
    connect(server).roundTrip("hello").close();
    server.close();
    assertThat(isRefused(server)).isTrue();
    var next = serve(new EchoProtocol(), config -> config.address(server.address()));
    connect(next).roundTrip("hello again");
  }

  @Test
  @Rule("SV-31")
  void whileDrainingNobodyMUSTBeAccepted() {
    var server = serve(FLOOD);
    var client = withUnreadReply(server);
    var closing = closing(server);
    await("new peers are refused", () -> isRefused(server));
    client.readToEnd();
    client.close();
    result(closing);
  }

  private boolean isRefused(Server server) {
    try {
      // One that was just in time is not accepted either, but reset.
      connect(server).close();
      return false;
    } catch (UncheckedIOException e) {
      return e.getCause() instanceof ConnectException;
    }
  }

  // Drain

  @Test
  @Rule("SV-32")
  void closeMUSTEndIdleConnectionsInGoodOrder() {
    var server = serve(new EchoProtocol());
    var clients = connect(server, 20);
    var closing = closing(server);
    clients.forEach(client -> assertThat(client.readToEnd()).isEmpty());
    clients.forEach(Client::close);
    result(closing);
    assertThat(server.stats().closedFor(CloseReason.DRAINED)).isEqualTo(20);
  }

  /** All lines have reached the server's kernel, but the server has not read all of them. */
  @Test
  @Rule("SV-32")
  void closeMUSTAnswerWhatHasArrived() {
    var server = serve(new EchoProtocol());
    var clients = connect(server, 50);
    var lines = Payload.numbered(500, 100);
    clients.forEach(client -> client.send(lines));
    clients.forEach(client -> await("the server's kernel has all", () -> client.hasArrived()));
    var closing = closing(server);
    clients.forEach(client -> assertThat(client.readToEnd()).asString(ISO_8859_1).isEqualTo(lines));
    clients.forEach(Client::close);
    result(closing);
    assertThat(server.stats().closedFor(CloseReason.DRAINED)).isEqualTo(50);
  }

  @Test
  @Rule("SV-32")
  void closeMUSTSendWhatIsQueued() {
    var recording = record(FLOOD);
    var server = serve(recording);
    var client = withUnreadReply(server);
    var closing = closing(server);
    await("new peers are refused", () -> isRefused(server));
    assertThat(client.readToEnd()).hasSize(8 * MEBIBYTE - 1);
    client.close();
    result(closing);
    assertThat(recording.reasons().getFirst()).isEqualTo(CloseReason.DRAINED);
  }

  /** The job is out when draining begins, and two more lines wait behind it. */
  @Test
  @Rule("SV-32")
  void closeMUSTFinishJobsAndTheLinesBehindThem() {
    var release = new CountDownLatch(1);
    var server = serve(ScriptedProtocol.following((line, out) -> out.run(new ReplyAfter(release, line))));
    var client = connect(server).send("one\ntwo\nthree\n");
    await("the server has read all", () -> server.stats().bytesIn() == "one\ntwo\nthree\n".length());
    var closing = closing(server);
    release.countDown();
    assertThat(client.readToEnd()).asString(ISO_8859_1).isEqualTo("one\ntwo\nthree\n");
    client.close();
    result(closing);
    assertThat(server.stats().closedFor(CloseReason.DRAINED)).isEqualTo(1);
  }

  // Quiesce

  @Test
  @Rule("SV-53")
  void whileQuiescingConnectionsMUSTBeServedAndTheLastMUSTEndIt() {
    var server = serve(new EchoProtocol(), config -> config.ticker(ticker()).quiesceTimeout(DRAIN));
    var clients = connect(server, 3);
    clients.forEach(client -> client.roundTrip("hello"));
    var closing = closing(server);
    await("new peers are refused", () -> isRefused(server));
    ticker().advance(DRAIN.dividedBy(2));
    clients.forEach(client -> client.roundTrip("still here"));
    clients.forEach(Client::close);
    result(closing);
    assertThat(server.stats().closedFor(CloseReason.PEER_ENDED)).as("all who left by themselves").isGreaterThanOrEqualTo(3);
  }

  @Test
  @Rule("SV-53")
  void afterTheQuiesceTimeoutConnectionsMUSTBeDrained() {
    var server = serve(new EchoProtocol(), config -> config.ticker(ticker()).quiesceTimeout(DRAIN).drainTimeout(Duration.ofDays(1)));
    var client = connect(server).roundTrip("hello");
    var closing = closing(server);
    await("new peers are refused", () -> isRefused(server));
    var rest = meanwhile(client::readToEnd);
    await("the client is let go", () -> {
      ticker().advance(Duration.ofMillis(100));
      return rest.isDone();
    });
    assertThat(result(rest)).isEmpty();
    client.close();
    result(closing);
    assertThat(server.stats().closedFor(CloseReason.DRAINED)).isEqualTo(1);
  }

  // Cut

  @Test
  @Rule("SV-33")
  void afterTheDrainTimeoutCloseMUSTCutAndNotEarlier() {
    var recording = record(FLOOD);
    var server = serve(recording, config -> config.ticker(ticker()).drainTimeout(DRAIN));
    var client = withUnreadReply(server);
    var closing = closing(server);
    await("new peers are refused", () -> isRefused(server));
    await("the server has cut", () -> {
      ticker().advance(Duration.ofMillis(100));
      return closing.isDone();
    });
    result(closing);
    assertThat(recording.reasons().getFirst()).isEqualTo(CloseReason.CUT);
    var closed = recording.sessions().getFirst().calls().getLast();
    assertThat(Duration.ofNanos(closed.atNanos())).isGreaterThanOrEqualTo(DRAIN);
    client.awaitGone();
  }

  @Test
  @Rule("SV-33")
  void aDrainTimeoutOfZeroMUSTCutAtOnce() {
    var server = serve(FLOOD, config -> config.drainTimeout(Duration.ZERO));
    var clients = List.of(withUnreadReply(server), withUnreadReply(server));
    result(closing(server));
    assertThat(server.stats().closedFor(CloseReason.CUT)).isEqualTo(2);
    clients.forEach(Client::awaitGone);
  }

  // Return

  /** Connections that are just ending are easily overlooked, so it is tried many times. */
  @Test
  @Rule("SV-34")
  void afterCloseEverythingMUSTHaveEndedAndBeenCounted() {
    for (int i = 0; i < 200; i++) {
      var recording = record(new EchoProtocol());
      var server = serve(recording);
      var clients = Stream.generate(() -> connect(server).roundTrip("hello")).limit(3).toList();
      clients.forEach(i % 2 == 0 ? Client::close : Client::reset);
      server.close();
      var stats = server.stats();
      assertThat(stats.closed()).as("closed of %s", stats).isEqualTo(stats.accepted());
      assertThat(recording.reasons()).hasSize((int) stats.accepted());
    }
  }

  @Test
  @Rule("SV-35")
  void closingAgainMUSTDoNothing() {
    var server = serve(new EchoProtocol());
    connect(server).roundTrip("hello").close();
    server.close();
    var stats = server.stats();
    server.close();
    assertThat(server.stats()).isEqualTo(stats);
  }

  @Test
  @Rule("SV-35")
  void closingAtTheSameTimeMUSTWaitForTheSameEnd() {
    var server = serve(FLOOD);
    var client = withUnreadReply(server);
    var closings = Stream.generate(() -> closing(server)).limit(4).toList();
    await("new peers are refused", () -> isRefused(server));
    assertThat(closings).noneMatch(Future::isDone);
    client.readToEnd();
    client.close();
    closings.forEach(this::result);
    assertThat(server.stats().active()).isZero();
  }

  @Test
  @Rule("SV-36")
  void closingWhilePeersConnectMUSTEndLikeAnyOther() {
    for (int i = 0; i < 30; i++) {
      var recording = record(new EchoProtocol());
      var server = serve(recording);
      var connecting = Stream.generate(() -> meanwhile(() -> connectUntilRefused(server))).limit(2).toList();
      int some = i % 5;
      await(some + " are accepted", () -> server.stats().accepted() >= some);
      server.close();
      connecting.forEach(this::result);
      assertThat(server.stats().active()).isZero();
      assertThat(recording.reasons()).hasSize((int) server.stats().accepted());
    }
  }

  private int connectUntilRefused(Server server) {
    for (int count = 0;; count++) {
      try (var client = Client.connect(server.address(), scene().await().patience())) {
        client.send("hello\n");
        client.awaitLineOrGone();
      } catch (UncheckedIOException e) {
        if (e.getCause() instanceof ConnectException) {
          return count;
        }
      }
    }
  }

  @Test
  @Rule("SV-37")
  void anInterruptMUSTNOTShortenClose() {
    var server = serve(FLOOD);
    var client = withUnreadReply(server);
    var closing = meanwhile(
        () -> {
          Thread.currentThread().interrupt();
          server.close();
          assertThat(server.stats().active()).isZero();
          return Thread.interrupted();
        });
    await("new peers are refused", () -> isRefused(server));
    assertThat(closing.isDone()).isFalse();
    client.readToEnd();
    client.close();
    assertThat(result(closing)).as("interrupt flag").isTrue();
  }

  private Future<Server> closing(Server server) {
    return meanwhile(() -> {
      server.close();
      return server;
    });
  }

  private Client withUnreadReply(Server server) {
    var client = connectWithSmallWindow(server).send("all\n");
    client.read(1);
    return client;
  }
}
