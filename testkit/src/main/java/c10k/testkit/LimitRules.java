package c10k.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import c10k.protocol.BroadcastProtocol;
import c10k.protocol.EchoProtocol;
import c10k.server.CloseReason;
import c10k.server.Outbox;
import c10k.server.Server;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a peer may take: lines, memory, places, time. */
abstract class LimitRules extends Chapter {
  private static final int MEBIBYTE = 1_024 * 1_024;

  /** Far more than the kernels of both sides keep for one connection. */
  private static final int FLOOD_BYTES = 64 * MEBIBYTE;

  private static final long STALLED_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
  private static final Duration IDLE = Duration.ofSeconds(10);

  // Lines

  @Test
  @Rule("SV-17")
  void anOverLongLineMUSTBeToldToItsSenderAndEndTheConnection() {
    var server = serve(new EchoProtocol(10));
    var client = connect(server).send("12345678901\n");
    assertThat(client.readToEnd()).asString(ISO_8859_1).isEqualTo("error: line longer than 10 bytes\n");
    client.close();
    awaitClosed(server, CloseReason.PROTOCOL_ERROR, 1);
  }

  @Test
  @Rule("SV-17")
  void anOverLongLineMUSTBeNoticedBeforeItsEnd() {
    var client = connect(serve(new EchoProtocol(10))).send("1234567890").send("1");
    assertThat(client.readToEnd()).asString(ISO_8859_1).isEqualTo("error: line longer than 10 bytes\n");
  }

  /** The peer is still sending when it is told, so closing at once would destroy the message. */
  @Test
  @Rule("SV-17")
  void aPeerThatGoesOnSendingMUSTStillBeTold() {
    var server = serve(new EchoProtocol());
    var client = connect(server).send(new byte[4 * MEBIBYTE]);
    assertThat(client.readToEnd()).asString(ISO_8859_1).isEqualTo("error: line longer than 65536 bytes\n");
    client.close();
    awaitClosed(server, CloseReason.PROTOCOL_ERROR, 1);
  }

  @Test
  @Rule("SV-17")
  void aLineOfExactlyTheLimitMUSTBeServed() {
    connect(serve(new EchoProtocol(10))).roundTrip("1234567890");
  }

  @Test
  @Rule("SV-18")
  void theLinesBeforeAnOverLongOneMUSTBeAnswered() {
    var server = serve(new EchoProtocol(10));
    var other = connect(server).roundTrip("before");
    var client = connect(server).send("one\ntwo\nmuch too long\nthree\n");
    assertThat(client.readToEnd()).asString(ISO_8859_1).isEqualTo("one\ntwo\nerror: line longer than 10 bytes\n");
    other.roundTrip("after");
  }

  // Memory

  /**
   * Conclusive in one direction: a server that reads without being read from takes the whole flood.
   * When it stops short, all that it took comes back.
   */
  @Test
  @Rule("SV-19")
  void aPeerThatDoesNotReadMUSTNOTBeReadFrom() {
    var server = serve(new EchoProtocol());
    var flooder = connect(server).roundTrip("hello");
    var flood = ByteBuffer.wrap(Payload.numbered(FLOOD_BYTES / 1_024, 1_023).getBytes(ISO_8859_1));
    sendUntilStalled(server, flooder, flood);
    assertThat(flood.hasRemaining())
        .as("The server read %s bytes from a peer that reads nothing.", server.stats().bytesIn())
        .isTrue();
    connect(server).roundTrip("others are served");
    assertThat(flooder.endOutput().readToEnd()).isEqualTo(sentOf(flood));
  }

  private void sendUntilStalled(Server server, Client flooder, ByteBuffer flood) {
    var sent = new AtomicLong();
    var lastMoved = new AtomicLong(System.nanoTime());
    // Nothing tells that a server will read no more, but a while without a single byte moving.
    await("the server stops reading", () -> {
      long before = sent.get() + server.stats().bytesIn();
      sent.addAndGet(flooder.sendWithoutWaiting(flood));
      if (sent.get() + server.stats().bytesIn() > before) {
        lastMoved.set(System.nanoTime());
      }
      return !flood.hasRemaining() || System.nanoTime() - lastMoved.get() > STALLED_NANOS;
    });
  }

  private static byte[] sentOf(ByteBuffer flood) {
    var sent = new byte[flood.position()];
    flood.get(0, sent);
    return sent;
  }

  // Places

  @Test
  @Rule("SV-20")
  void atMostMaxConnectionsMUSTBeServedAtOnceAndTheOthersInTurn() {
    int places = 3;
    int all = 12;
    var recording = record(new EchoProtocol());
    var server = serve(recording, config -> config.maxConnections(places));
    var clients = IntStream.range(0, all).mapToObj(i -> connect(server).send("hello\n")).toList();
    for (int i = 0; i < all; i++) {
      int soFar = Math.min(all, i + places);
      await(soFar + " connections are accepted", () -> server.stats().accepted() >= soFar);
      assertThat(clients.get(i).readLine()).isEqualTo("hello");
      clients.get(i).roundTrip("still inside");
      assertThat(open(recording)).as("open at once").isLessThanOrEqualTo(places);
      assertThat(server.stats().accepted()).isEqualTo(soFar);
      clients.get(i).close();
    }
  }

  private static long open(RecordingProtocol recording) {
    return recording.sessions().stream().filter(session -> session.reason().isEmpty()).count();
  }

  @Test
  @Rule("SV-20")
  void aSinglePlaceMUSTBePassedOnHoweverItsHolderLeaves() {
    var server = serve(new EchoProtocol(10), config -> config.maxConnections(1));
    for (int i = 0; i < 100; i++) {
      var first = connect(server);
      var next = connect(server);
      first.roundTrip("first");
      switch (i % 4) {
        case 0 -> first.close();
        case 1 -> first.reset();
        case 2 -> {
          first.endOutput().readToEnd();
          first.close();
        }
        default -> {
          first.send("much too long\n").readToEnd();
          first.close();
        }
      }
      next.roundTrip("next").close();
    }
  }

  // Time

  /** At each step both are looked at, and only one of them has been idle for so long. */
  @Test
  @Rule("SV-21")
  void anIdleConnectionMUSTBeClosedAndNotEarlier() {
    var recording = record(new EchoProtocol());
    var server = serve(recording, config -> config.ticker(ticker()).idleTimeout(IDLE));
    var idle = connect(server, 1).getFirst();
    var busy = connect(server, 1).getFirst();
    await(
        "the idle connection is closed",
        () -> {
          busy.roundTrip("busy");
          ticker().advance(Duration.ofSeconds(1));
          return server.stats().closed() > 0;
        });
    busy.roundTrip("still there");
    assertThat(idle.readToEnd()).isEmpty();
    awaitClosed(server, CloseReason.IDLE_TIMEOUT, 1);
    var closed = recording.sessions().getFirst().calls().getLast();
    assertThat(closed.kind()).isEqualTo(RecordedSession.Kind.CLOSED);
    assertThat(Duration.ofNanos(closed.atNanos())).isGreaterThanOrEqualTo(IDLE);
  }

  /** The deadline of another session proves that the server has seen the time pass. */
  @Test
  @Rule("SV-21")
  void anIdleTimeoutOfZeroMUSTNeverCloseAnything() {
    var server = serve(alarmAfter(Duration.ofDays(30)), config -> config.ticker(ticker()).idleTimeout(Duration.ZERO));
    var idle = connect(server).roundTrip("hello");
    var waiting = connect(server).roundTrip("set");
    await("the alarm goes off", () -> {
      ticker().advance(Duration.ofDays(1));
      return server.stats().bytesOut() > "hello\nset\n".length();
    });
    assertThat(waiting.readLine()).isEqualTo("alarm");
    idle.roundTrip("still there");
  }

  private static ScriptedProtocol alarmAfter(Duration time) {
    return ScriptedProtocol.following(
        new Script() {
          @Override
          public void line(String line, Outbox out) {
            if (line.equals("set")) {
              out.setDeadline(time);
            }
            Script.replyLine(out, line);
          }

          @Override
          public void deadline(Outbox out) {
            Script.replyLine(out, "alarm");
          }
        });
  }

  /** One of the two only sends, the other only receives; at the end neither moves. */
  @Test
  @Rule("SV-22")
  void bytesInEitherDirectionMUSTPostponeTheIdleTimeout() {
    var server = serve(new BroadcastProtocol(), config -> config.ticker(ticker()).idleTimeout(IDLE));
    var clients = connect(server, 2);
    for (int i = 0; i < 50; i++) {
      clients.get(0).send("step " + i + "\n");
      assertThat(clients.get(1).readLine()).isEqualTo("step " + i);
      ticker().advance(IDLE.dividedBy(10));
    }
    assertThat(server.stats().closed()).isZero();
    await("both are closed", () -> {
      ticker().advance(IDLE.dividedBy(10));
      return server.stats().closedFor(CloseReason.IDLE_TIMEOUT) == 2;
    });
  }
}
