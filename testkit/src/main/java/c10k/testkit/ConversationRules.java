package c10k.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import c10k.server.Audience;
import c10k.server.CloseReason;
import c10k.server.Job;
import c10k.server.Outbox;
import c10k.server.Peer;
import c10k.server.Protocol;
import c10k.server.Session;
import c10k.testkit.RecordedSession.Kind;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Sessions that speak first, last, at length, or only to some. */
abstract class ConversationRules extends Chapter {
  private static final int PIECE_BYTES = 64 * 1_024;

  /** More than the kernel keeps for one connection, so that the pieces have to wait for the peer. */
  private static final int PIECES = 512;

  // First

  @Test
  @Rule("SV-54")
  void aSessionMUSTBeAbleToSpeakFirst() {
    var recording = record(new ScriptedProtocol(Greeting::new));
    var client = connect(serve(recording));
    assertThat(client.readLine()).isEqualTo("welcome");
    client.roundTrip("hello");
    assertThat(recording.sessions()).singleElement().satisfies(session -> {
      assertThat(session.count(Kind.OPENED)).isEqualTo(1);
      assertThat(session.calls().getFirst().kind()).isEqualTo(Kind.OPENED);
    });
  }

  @Test
  @Rule("SV-54")
  void aSilentPeerMUSTMeetTheDeadlineSetAtTheBeginning() {
    var server = serve(new ScriptedProtocol(Greeting::new), config -> config.ticker(ticker()));
    var client = connect(server);
    assertThat(client.readLine()).isEqualTo("welcome");
    await("the deadline has passed", () -> {
      ticker().advance(Duration.ofSeconds(1));
      return server.stats().bytesOut() > "welcome\n".length();
    });
    assertThat(client.readLine()).isEqualTo("too late");
    client.awaitGone();
    client.close();
    awaitClosed(server, CloseReason.PROTOCOL_ERROR, 1);
  }

  @Test
  @Rule("SV-54")
  void aSessionThatClosesAtTheBeginningMUSTBeHeard() {
    var server = serve(ScriptedProtocol.following(new Script() {
      @Override
      public void greet(Outbox out) {
        Script.replyLine(out, "no visitors today");
        out.close(CloseReason.SESSION_ENDED);
      }

      @Override
      public void line(String line, Outbox out) {
        throw new AssertionError("The session has closed.");
      }
    }));
    var client = connect(server);
    assertThat(client.readLine()).isEqualTo("no visitors today");
    client.endOutput();
    assertThat(client.readToEnd()).isEmpty();
    awaitClosed(server, CloseReason.SESSION_ENDED, 1);
  }

  private static final class Greeting implements Script {
    @Override
    public void greet(Outbox out) {
      Script.replyLine(out, "welcome");
      out.setDeadline(Duration.ofSeconds(10));
    }

    @Override
    public void line(String line, Outbox out) {
      out.clearDeadline();
      Script.replyLine(out, line);
    }

    @Override
    public void deadline(Outbox out) {
      Script.replyLine(out, "too late");
      out.close(CloseReason.PROTOCOL_ERROR);
    }
  }

  // At length

  /** Each piece is numbered by its bytes, so none can be missing, doubled or misplaced. */
  @Test
  @Rule("SV-55")
  void whatIsSentPieceByPieceMUSTFollowThePeer() {
    var begun = new AtomicInteger();
    var server = serve(ScriptedProtocol.following((line, out) -> out.run(new Piece(begun, PIECES))));
    var client = connectWithSmallWindow(server).send("go\n");
    await("the kernel has taken what it takes", new Standstill(() -> server.stats().bytesOut()));
    assertThat(begun.get()).as("pieces made for a peer that reads none of %d", PIECES).isLessThan(PIECES / 2);
    assertPieces(client);
    begun.set(0);
    client.send("go on\n");
    assertPieces(client);
  }

  @Test
  @Rule("SV-55")
  void whatIsSentPieceByPieceMUSTBeWholeAfterTheInputHasEnded() {
    var client = connectWithSmallWindow(serve(ScriptedProtocol.following((line, out) -> out.run(new Piece(new AtomicInteger(), PIECES)))));
    client.send("go\n").endOutput();
    assertPieces(client);
    assertThat(client.readToEnd()).isEmpty();
  }

  @Test
  @Rule("SV-55")
  void aPeerThatVanishesMUSTEndWhatIsSentToIt() {
    var server = serve(record(ScriptedProtocol.following((line, out) -> out.run(new Piece(new AtomicInteger(), PIECES)))));
    var client = connectWithSmallWindow(server).send("go\n");
    await("something is sent", () -> server.stats().bytesOut() > 0);
    client.reset();
    awaitClosed(server, CloseReason.PEER_RESET, 1);
  }

  private static void assertPieces(Client client) {
    for (int number = 0; number < PIECES; number++) {
      var bytes = client.read(PIECE_BYTES);
      assertThat(bytes[0]).as("first byte of piece %d", number).isEqualTo((byte) number);
      assertThat(bytes[PIECE_BYTES - 1]).as("last byte of piece %d", number).isEqualTo((byte) number);
    }
  }

  /** One piece after the other, each made by a job of its own. */
  private record Piece(AtomicInteger begun, int count) implements Job {
    @Override
    public void work() {
      begun.incrementAndGet();
    }

    @Override
    public void finished(Outbox out) {
      var bytes = new byte[PIECE_BYTES];
      Arrays.fill(bytes, (byte) (begun.get() - 1));
      out.reply(ByteBuffer.wrap(bytes));
      if (begun.get() < count) {
        out.run(this);
      }
    }
  }

  /** The endless one replies nothing, so nothing but the turns of others holds it up. */
  @Test
  @Rule("SV-56")
  void whileJobsFollowOneAnotherOthersMUSTBeServed() {
    var isEnough = new AtomicInteger();
    var server = serve(ScriptedProtocol.following((line, out) -> {
      if (line.equals("endless")) {
        out.run(new Endless(isEnough));
      } else {
        Script.replyLine(out, line);
      }
    }));
    var clients = connect(server, 2);
    clients.get(0).send("endless\n");
    clients.get(1).roundTrip("hello").roundTrip("hello again");
    connect(server).roundTrip("a new one");
    isEnough.set(1);
    assertThat(clients.get(0).readLine()).isEqualTo("enough");
    clients.get(0).roundTrip("hello");
  }

  private record Endless(AtomicInteger isEnough) implements Job {
    @Override
    public void work() {}

    @Override
    public void finished(Outbox out) {
      if (isEnough.get() == 0) {
        out.run(this);
      } else {
        Script.replyLine(out, "enough");
      }
    }
  }

  // Only to some

  @Test
  @Rule("SV-57")
  void aBroadcastMUSTReachItsAudienceOnly() {
    var server = serve(new Channels());
    var clients = connect(server, 5);
    var audiences = new String[] {"red", "red", "blue", "lines", "none"};
    for (int i = 0; i < audiences.length; i++) {
      clients.get(i).send("listen " + audiences[i] + "\n");
      assertThat(clients.get(i).readLine()).isEqualTo("ok");
    }
    var sender = connect(server);
    for (var audience : new String[] {"red", "blue", "lines", "none"}) {
      sender.send("tell " + audience + "\n");
      assertThat(sender.readLine()).isEqualTo("ok");
    }
    for (int i = 0; i < audiences.length; i++) {
      clients.get(i).send("listen lines\n");
      // A model may write broadcasts beside replies, in any order.
      assertThat(List.of(clients.get(i).readLine(), clients.get(i).readLine()))
          .as("what listener %d to %s hears", i, audiences[i])
          .containsExactlyInAnyOrder("to " + audiences[i], "ok");
    }
  }

  /** What a connection hears before its session has said anything is up to the protocol. */
  @Test
  @Rule("SV-57")
  void aNewConnectionMUSTListenToTheAudienceOfItsProtocol() {
    var server = serve(new Channels());
    var clients = connect(server, 2);
    clients.get(0).send("tell lines\ntell green\n");
    clients.get(0).readLine();
    assertThat(clients.get(1).readLine()).isEqualTo("to green");
  }

  /** {@code listen NAME} and {@code tell NAME}; green is the audience of newcomers. */
  private static final class Channels implements Protocol {
    @Override
    public String name() {
      return "channels";
    }

    @Override
    public Audience audience() {
      return new Audience("green");
    }

    @Override
    public Session open(Peer peer) {
      return ScriptedProtocol.following((line, out) -> {
        var audience = new Audience(line.substring(line.indexOf(' ') + 1));
        if (line.startsWith("listen ")) {
          out.listenTo(audience);
        } else {
          out.broadcast(ByteBuffer.wrap(("to " + audience.name() + "\n").getBytes(ISO_8859_1)), audience);
        }
        Script.replyLine(out, "ok");
      }).open(peer);
    }
  }

  // Last

  @Test
  @Rule("SV-58")
  void eachSessionMUSTHaveTheLastWordWhenTheServerEnds() {
    var recording = record(ScriptedProtocol.following(new Script() {
      @Override
      public void line(String line, Outbox out) {
        Script.replyLine(out, line);
      }

      @Override
      public void serverEnds(Outbox out) {
        Script.replyLine(out, "goodbye");
      }
    }));
    var server = serve(recording);
    var clients = connect(server, 20);
    clients.forEach(client -> client.roundTrip("hello"));
    clients.get(0).send("the last question\n");
    var closing = meanwhile(() -> {
      server.close();
      return true;
    });
    assertThat(clients.get(0).readLine()).isEqualTo("the last question");
    for (var client : clients) {
      assertThat(client.readToEnd()).asString(ISO_8859_1).isEqualTo("goodbye\n");
      client.close();
    }
    result(closing);
    assertThat(server.stats().closedFor(CloseReason.DRAINED)).isEqualTo(clients.size());
    assertThat(recording.sessions()).allSatisfy(session -> assertThat(session.count(Kind.SERVER_ENDS)).isEqualTo(1));
  }

  /** Its farewell cannot be written, which must not hold up the others'. */
  @Test
  @Rule("SV-58")
  void aFarewellToAPeerThatDoesNotReadMUSTNOTHoldUpOthers() {
    var server = serve(ScriptedProtocol.following(new Script() {
      @Override
      public void line(String line, Outbox out) {
        for (int i = 0; i < PIECES; i++) {
          out.broadcast(ByteBuffer.allocate(PIECE_BYTES));
        }
        Script.replyLine(out, line);
      }

      @Override
      public void serverEnds(Outbox out) {
        out.reply(ByteBuffer.wrap("goodbye\n".repeat(1_024).getBytes(ISO_8859_1)));
      }
    }), config -> config.outboundLimitBytes(2 * PIECES * PIECE_BYTES).ticker(ticker()));
    var stalled = connectWithSmallWindow(server);
    var clients = connect(server, 2);
    clients.get(0).roundTrip("flood");
    clients.get(1).read(PIECES * PIECE_BYTES);
    var closing = meanwhile(() -> {
      server.close();
      return true;
    });
    for (var client : clients) {
      assertThat(client.readToEnd()).asString(ISO_8859_1).startsWith("goodbye\n");
      client.close();
    }
    // Time that passes before the server has seen them go would cut them too.
    awaitClosed(server, CloseReason.DRAINED, clients.size());
    ticker().advance(Duration.ofMinutes(1));
    result(closing);
    assertThat(server.stats().closedFor(CloseReason.CUT)).isEqualTo(1);
    stalled.awaitGone();
  }
}
