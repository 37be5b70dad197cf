package c10k.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import c10k.protocol.EchoProtocol;
import c10k.server.CloseReason;
import c10k.server.Job;
import c10k.server.Outbox;
import c10k.server.Peer;
import c10k.server.Protocol;
import c10k.server.Server;
import c10k.server.Session;
import c10k.testkit.RecordedSession.Kind;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a protocol may rely on. */
abstract class SessionRules extends Chapter {

  // One at a time

  /**
   * Input, deadlines, jobs and broadcasts all at once, from the peer, from others and from time; the
   * recording complains of overlapping calls.
   */
  @Test
  @Rule("SV-41")
  void callsOfASessionMUSTNOTOverlap() {
    var recording = record(new ScriptedProtocol(CountingScript::new));
    var server = serve(recording, config -> config.outboundLimitBytes(Integer.MAX_VALUE));
    var clients = connect(server, 4);
    int lines = 300;
    var sent = clients.stream().map(client -> meanwhile(() -> client.send("go\n".repeat(lines)))).toList();
    var received = clients.stream().map(client -> meanwhile(() -> readUntilDone(client, lines))).toList();
    sent.forEach(this::result);
    received.forEach(done -> assertThat(result(done)).isEqualTo(lines));
  }

  private static int readUntilDone(Client client, int lines) {
    while (true) {
      var line = client.readLine();
      if (line.equals("line " + lines)) {
        return lines;
      }
    }
  }

  /** Counts its lines in a plain field, which is right only if each call sees what the last did. */
  private static final class CountingScript implements Script {
    private int lines;

    @Override
    public void line(String line, Outbox out) {
      lines++;
      out.setDeadline(Duration.ofNanos(lines * 1_000L));
      Script.broadcastLine(out, "from another");
      out.run(
          new Job() {
            @Override
            public void work() {}

            @Override
            public void finished(Outbox after) {
              Script.replyLine(after, "line " + lines);
            }
          });
    }

    @Override
    public void deadline(Outbox out) {
      Script.replyLine(out, "deadline");
    }
  }

  // The last call

  /** That nothing came after it, the recording checks at the end of every test. */
  @Test
  @Rule("SV-42")
  void closedMUSTBeTheLastCallAndTheOnlyOneWhateverTheReason() {
    var recording = record(new EchoProtocol(10));
    var server = serve(recording);
    connect(server).roundTrip("hello").close();
    awaitClosed(server, CloseReason.PEER_ENDED, 1);
    connect(server).roundTrip("hello").reset();
    awaitClosed(server, CloseReason.PEER_RESET, 1);
    connect(server).send("much too long\n").send("and more\n").awaitGone();
    connect(server).roundTrip("hello");
    scene().closeClients();
    server.close();
    assertThat(recording.sessions()).hasSize(4).allSatisfy(
        session -> {
          assertThat(session.count(Kind.CLOSED)).isEqualTo(1);
          assertThat(session.calls().getLast().kind()).isEqualTo(Kind.CLOSED);
        });
  }

  // Exceptions

  @Test
  @Rule("SV-43")
  void anExceptionMUSTEndItsConnectionOnlyWhereverItIsThrown() {
    var server = serve(new ScriptedProtocol(ThrowingScript::new));
    var other = connect(server).roundTrip("hello");
    connect(server).send("exception\n").awaitGone();
    connect(server).send("error\n").awaitGone();
    connect(server).send("deadline\n").awaitGone();
    connect(server).send("unfinished").endOutput().awaitGone();
    awaitClosed(server, CloseReason.SERVER_ERROR, 4);
    other.roundTrip("still there");
    connect(server).roundTrip("the next one");
  }

  @Test
  @Rule("SV-43")
  void anExceptionFromClosedMUSTChangeNothing() {
    var server = serve(new ScriptedProtocol(ThrowingScript::new), config -> config.maxConnections(1));
    connect(server).send("throw when closed\n").close();
    awaitClosed(server, CloseReason.PEER_ENDED, 1);
    connect(server).roundTrip("the next one");
  }

  private static final class ThrowingScript implements Script {
    private boolean throwsWhenClosed;

    @Override
    public void line(String line, Outbox out) {
      switch (line) {
        case "exception" -> throw new IllegalStateException("thrown on purpose");
        case "error" -> throw new AssertionError("thrown on purpose");
        case "deadline" -> out.setDeadline(Duration.ZERO);
        case "throw when closed" -> throwsWhenClosed = true;
        default -> Script.replyLine(out, line);
      }
    }

    @Override
    public void deadline(Outbox out) {
      throw new IllegalStateException("thrown on purpose");
    }

    @Override
    public void ended(String rest, Outbox out) {
      if (!rest.isEmpty()) {
        throw new IllegalStateException("thrown on purpose");
      }
    }

    @Override
    public void closed(CloseReason reason) {
      if (throwsWhenClosed) {
        throw new IllegalStateException("thrown on purpose");
      }
    }
  }

  @Test
  @Rule("SV-44")
  void anExceptionFromOpenMUSTEndTheNewConnectionOnly() {
    var opened = new AtomicInteger();
    var echo = new EchoProtocol();
    var server = serve(
        new Protocol() {
          @Override
          public String name() {
            return "opens the first and the last only";
          }

          @Override
          public Session open(Peer peer) {
            int number = opened.incrementAndGet();
            if (number == 2) {
              throw new IllegalStateException("thrown on purpose");
            } else if (number == 3) {
              throw new AssertionError("thrown on purpose");
            }
            return echo.open(peer);
          }
        },
        config -> config.maxConnections(2));
    var first = connect(server).roundTrip("hello");
    connect(server).awaitGone();
    connect(server).awaitGone();
    awaitClosed(server, CloseReason.SERVER_ERROR, 2);
    first.roundTrip("still there");
    connect(server).roundTrip("the last");
  }

  // What a session leaves

  @Test
  @Rule("SV-45")
  void bytesLeftMUSTBeOfferedAgainInFrontOfTheNextAndAtTheEnd() {
    var server = serve(new TakingInPairs());
    var client = connect(server);
    for (var piece : List.of("a", "b", "c", "d", "e")) {
      client.send(piece);
      int soFar = piece.charAt(0) - 'a' + 1;
      await("the server has read " + piece, () -> server.stats().bytesIn() == soFar);
    }
    client.endOutput();
    assertThat(client.readToEnd()).asString(ISO_8859_1).isEqualTo("[ab][cd](e)");
  }

  @Test
  @Rule("SV-45")
  void manyBytesLeftMUSTAllBeKept() {
    var server = serve(new TakingAtTheEnd());
    var lines = Payload.lines(300, 2_000);
    var client = connect(server);
    var sent = meanwhile(() -> client.send(lines).endOutput());
    assertThat(client.readToEnd()).isEqualTo(lines);
    result(sent);
  }

  /** Consumes two bytes at a time, and the odd one at the end. */
  private static final class TakingInPairs implements Protocol, Session {
    @Override
    public String name() {
      return "pairs";
    }

    @Override
    public Session open(Peer peer) {
      return this;
    }

    @Override
    public void received(ByteBuffer bytes, Outbox out) {
      while (bytes.remaining() >= 2) {
        out.reply(ByteBuffer.wrap(new byte[] {'[', bytes.get(), bytes.get(), ']'}));
      }
    }

    @Override
    public void inputEnded(ByteBuffer rest, Outbox out) {
      while (rest.hasRemaining()) {
        out.reply(ByteBuffer.wrap(new byte[] {'(', rest.get(), ')'}));
      }
    }
  }

  /** Consumes nothing before the end. */
  private static final class TakingAtTheEnd implements Protocol, Session {
    @Override
    public String name() {
      return "all at the end";
    }

    @Override
    public Session open(Peer peer) {
      return this;
    }

    @Override
    public void received(ByteBuffer bytes, Outbox out) {}

    @Override
    public void inputEnded(ByteBuffer rest, Outbox out) {
      out.reply(rest);
    }
  }

  // Who the peer is

  @Test
  @Rule("SV-46")
  void eachSessionMUSTKnowItsPeer() {
    var recording = record(new EchoProtocol());
    Server server = serve(recording);
    var clients = Stream.generate(() -> connect(server).roundTrip("hello")).limit(10).toList();
    var sessions = recording.sessions();
    assertThat(sessions).extracting(RecordedSession::id).containsExactlyElementsOf(IntStream.rangeClosed(1, 10).mapToObj(i -> (long) i).toList());
    assertThat(sessions).extracting(RecordedSession::address).containsExactlyElementsOf(clients.stream().map(Client::address).toList());
  }

  @Test
  @Rule("SV-46")
  void eachSessionMUSTKnowTheFiguresOfItsServer() {
    var server = serve(new Figures());
    var clients = connect(server, 3);
    clients.get(0).send("one\n");
    assertThat(clients.get(0).readLine()).isEqualTo("3 accepted, 3 active, 4 bytes in, gauges " + server.stats().gauges().keySet());
  }

  /** Tells the figures to the first that asks. */
  private static final class Figures implements Protocol {
    @Override
    public String name() {
      return "figures";
    }

    @Override
    public Session open(Peer peer) {
      return ScriptedProtocol.following((line, out) -> {
        var stats = peer.serverStats();
        Script.replyLine(out, stats.accepted() + " accepted, " + stats.active() + " active, " + stats.bytesIn() + " bytes in, gauges " + stats.gauges().keySet());
      }).open(peer);
    }
  }
}
