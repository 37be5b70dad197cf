package c10k.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.http.Answer;
import c10k.http.Body;
import c10k.http.Handler;
import c10k.http.Headers;
import c10k.http.HttpConfig;
import c10k.http.HttpProtocol;
import c10k.http.Response;
import c10k.protocol.EchoProtocol;
import c10k.server.CloseReason;
import c10k.server.Server;
import c10k.testkit.RecordedSession.Kind;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** HTTP, which is written once and runs on every model. */
abstract class HttpRules extends Chapter {
  private static final Duration HEAD = Duration.ofSeconds(10);
  private static final Duration BODY = Duration.ofSeconds(20);
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

  private static final int PIECE_BYTES = 16 * 1_024;

  /** More than the kernel keeps for one connection. */
  private static final int PIECES = 1_024;

  private static final Handler TARGET = (request, peer) -> Response.text(200, request.target());

  /** What the answer tells of how it was made must not matter. */
  private static final Handler IN_EVERY_WAY = (request, peer) -> switch (request.target().length() % 4) {
    case 0 -> new Answer.Later(() -> Response.text(200, request.target()));
    case 1 -> streamed(OptionalLong.empty(), new TextSource(request.target()));
    case 2 -> new Answer.Later(() -> streamed(OptionalLong.of(request.target().length()), new TextSource(request.target())));
    default -> Response.text(200, request.target());
  };

  private static HttpProtocol http(Handler handler) {
    return new HttpProtocol("http", handler, HttpConfig.defaults().withTimeouts(HEAD, BODY, KEEP_ALIVE));
  }

  private Server serveInFakeTime(Handler handler) {
    return serve(http(handler), config -> config.ticker(ticker()));
  }

  private static Response streamed(OptionalLong length, Body.Source source) {
    return new Response(200, Headers.none(), new Body.Stream(length, source));
  }

  private static String get(String target) {
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n";
  }

  private static String targets(int count) {
    var requests = new StringBuilder();
    for (int i = 0; i < count; i++) {
      requests.append(get(target(i)));
    }
    return requests.toString();
  }

  /** Of four lengths in turn. */
  private static String target(int number) {
    return "/" + number + "x".repeat(number % 4);
  }

  private static void assertTargets(Client client, int count) {
    for (int i = 0; i < count; i++) {
      assertThat(HttpReply.read(client).text()).isEqualTo(target(i));
    }
  }

  /** Gives its text byte by byte. */
  private static final class TextSource implements Body.Source {
    private final String text;
    private int next;

    TextSource(String text) {
      this.text = text;
    }

    @Override
    public boolean read(ByteBuffer into) {
      into.put((byte) text.charAt(next));
      next++;
      return next < text.length();
    }

    @Override
    public void close() {}
  }

  // Order

  @Test
  @Rule("SV-60")
  void pipelinedRequestsMUSTBeAnsweredInOrder() {
    var client = connect(serve(http(IN_EVERY_WAY)));
    var sent = meanwhile(() -> client.send(targets(1_000)));
    assertTargets(client, 1_000);
    result(sent);
  }

  @Test
  @Rule("SV-60")
  void requestsMUSTBeAnsweredHoweverTheyAreCut() {
    var client = connect(serve(http(IN_EVERY_WAY)));
    var requests = targets(50);
    for (int i = 0; i < requests.length(); i += 7) {
      client.send(requests.substring(i, Math.min(requests.length(), i + 7)));
    }
    assertTargets(client, 50);
  }

  @Test
  @Rule("SV-60")
  void requestsBeforeTheEndOfInputMUSTBeAnswered() {
    var server = serve(http(IN_EVERY_WAY));
    var client = connect(server).send(targets(200)).endOutput();
    assertTargets(client, 200);
    assertThat(client.readToEnd()).isEmpty();
    awaitClosed(server, CloseReason.PEER_ENDED, 1);
  }

  // Bodies

  /** Each piece is numbered by its bytes. */
  private static final class Pieces implements Body.Source {
    private final AtomicInteger read;
    private final AtomicInteger closed;
    private int next;

    Pieces(AtomicInteger read, AtomicInteger closed) {
      this.read = read;
      this.closed = closed;
    }

    @Override
    public boolean read(ByteBuffer into) {
      for (int i = 0; i < PIECE_BYTES; i++) {
        into.put((byte) next);
      }
      next++;
      read.incrementAndGet();
      return next < PIECES;
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  private static Response pieces(AtomicInteger read, AtomicInteger closed) {
    return streamed(OptionalLong.of((long) PIECES * PIECE_BYTES), new Pieces(read, closed));
  }

  @Test
  @Rule("SV-61")
  void aStreamedBodyMUSTFollowThePeer() {
    var read = new AtomicInteger();
    var closed = new AtomicInteger();
    var server = serve(http((request, peer) -> pieces(read, closed)));
    var client = connectWithSmallWindow(server).send(get("/"));
    await("the kernel has taken what it takes", new Standstill(() -> server.stats().bytesOut()));
    assertThat(read.get()).as("pieces read for a peer that takes none of %d", PIECES).isLessThan(PIECES / 2);
    var body = HttpReply.read(client).text();
    assertThat(body).hasSize(PIECES * PIECE_BYTES);
    for (int i = 0; i < body.length(); i += PIECE_BYTES / 4) {
      assertThat((byte) body.charAt(i)).isEqualTo((byte) (i / PIECE_BYTES));
    }
    assertThat(closed.get()).isOne();
  }

  @Test
  @Rule("SV-61")
  void theSourceOfABodyMUSTBeClosedWhenThePeerVanishes() {
    var closed = new AtomicInteger();
    var server = serve(http((request, peer) -> streamed(OptionalLong.empty(), new Pieces(new AtomicInteger(), closed))));
    var client = connectWithSmallWindow(server).send(get("/"));
    await("something is sent", () -> server.stats().bytesOut() > 0);
    client.reset();
    awaitClosed(server, CloseReason.PEER_RESET, 1);
    await("the source is closed", () -> closed.get() == 1);
  }

  @Test
  @Rule("SV-61")
  void aPeerThatDoesNotReadMUSTNotBeAnsweredOnAndOn() {
    var answered = new AtomicInteger();
    var shared = new Response(200, Headers.none(), new Body.Bytes(ByteBuffer.allocate(PIECE_BYTES)));
    var server = serve(http((request, peer) -> {
      answered.incrementAndGet();
      return shared;
    }));
    var client = connectWithSmallWindow(server);
    var sent = meanwhile(() -> client.send(get("/").repeat(PIECES)));
    await("the kernel has taken what it takes", new Standstill(() -> server.stats().bytesOut()));
    assertThat(answered.get()).as("requests answered for a peer that reads none of %d answers", PIECES).isLessThan(PIECES / 2);
    for (int i = 0; i < PIECES; i++) {
      assertThat(HttpReply.read(client).text()).hasSize(PIECE_BYTES);
    }
    result(sent);
  }

  // Time

  @Test
  @Rule("SV-62")
  void aSlowSenderMUSTBeEndedByTheDeadlineAndOthersServed() {
    var recording = record(http(TARGET));
    var server = serve(recording, config -> config.ticker(ticker()));
    var slow = connect(server, 1).getFirst();
    var other = connect(server, 1).getFirst();
    slow.send("GET / HTTP/1.1\r\nHost: a\r\nX: ");
    for (int second = 1; second < HEAD.toSeconds(); second++) {
      ticker().advance(Duration.ofSeconds(1));
      slow.send("x");
      assertServed(other);
    }
    // Who watches the time has had some to act.
    await("nothing is sent any more", new Standstill(() -> server.stats().bytesOut()));
    assertThat(recording.sessions().getFirst().count(Kind.DEADLINE_REACHED)).as("woken before the deadline").isZero();
    await("the deadline has passed", () -> {
      ticker().advance(Duration.ofMillis(100));
      assertServed(other);
      return server.stats().closedFor(CloseReason.PROTOCOL_ERROR) == 1;
    });
    var reply = HttpReply.read(slow);
    assertThat(reply.status()).isEqualTo(408);
    assertThat(reply.ends()).isTrue();
    assertThat(slow.endOutput().readToEnd()).isEmpty();
    awaitClosed(server, CloseReason.PROTOCOL_ERROR, 1);
    assertServed(other);
  }

  private static void assertServed(Client client) {
    assertThat(HttpReply.read(client.send(get("/other"))).text()).isEqualTo("/other");
  }

  @Test
  @Rule("SV-62")
  void aSlowBodyMUSTBeEndedByItsOwnDeadline() {
    var server = serveInFakeTime(TARGET);
    var slow = connect(server, 1).getFirst().send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n1234");
    await("it has been read", () -> server.stats().bytesIn() > 40);
    ticker().advance(HEAD.plusSeconds(1));
    assertServed(connect(server, 1).getFirst());
    assertThat(server.stats().bytesOut()).as("answers before the deadline").isLessThan(300);
    await("the deadline has passed", () -> {
      ticker().advance(Duration.ofSeconds(1));
      return server.stats().closedFor(CloseReason.PROTOCOL_ERROR) == 1;
    });
    assertThat(HttpReply.read(slow).status()).isEqualTo(408);
  }

  @Test
  @Rule("SV-63")
  void aQuietConnectionMUSTEndWithoutAWord() {
    var server = serveInFakeTime(TARGET);
    var client = connect(server, 1).getFirst();
    assertServed(client);
    ticker().advance(KEEP_ALIVE.minusSeconds(1));
    assertServed(client);
    ticker().advance(KEEP_ALIVE.minusSeconds(1));
    assertServed(client);
    await("the time-out has passed", () -> {
      ticker().advance(Duration.ofSeconds(1));
      return server.stats().closedFor(CloseReason.SESSION_ENDED) == 1;
    });
    assertThat(client.readToEnd()).isEmpty();
  }

  @Test
  @Rule("SV-63")
  void aConnectionMUSTGoOnOrEndAsBothSidesWish() {
    var server = serve(http(TARGET));
    var client = connect(server);
    assertServed(client);
    assertServed(client);
    assertLast(client.send("GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" + get("/ignored")));
    assertLast(connect(server).send("GET /last HTTP/1.0\r\n\r\n"));
    var old = connect(server).send("GET /old HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    assertThat(HttpReply.read(old).text()).isEqualTo("/old");
    assertLast(old.send("GET /last HTTP/1.0\r\n\r\n"));
    awaitClosed(server, CloseReason.SESSION_ENDED, 3);
  }

  private static void assertLast(Client client) {
    var reply = HttpReply.read(client);
    assertThat(reply.text()).isEqualTo("/last");
    assertThat(reply.ends()).isTrue();
    client.endOutput();
    assertThat(client.readToEnd()).isEmpty();
  }

  // What else may come

  @Test
  @Rule("SV-64")
  void aPeerThatWaitsForContinueMUSTGetIt() {
    var client = connect(serve(http((request, peer) -> Response.text(200, "got " + request.body().remaining()))));
    client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
    assertThat(HttpReply.read(client).status()).isEqualTo(100);
    assertThat(HttpReply.read(client.send("hello")).text()).isEqualTo("got 5");
  }

  @Test
  @Rule("SV-65")
  void theNextSessionMUSTGetAllThatIsBehindTheRequest() {
    var server = serve(http((request, peer) -> new Answer.Upgrade(Headers.of("Upgrade", "lines"), new EchoProtocol().open(peer))));
    var client = connect(server).send(get("/") + "one\ntwo\nthr");
    assertThat(HttpReply.read(client).status()).isEqualTo(101);
    assertThat(client.readLine()).isEqualTo("one");
    assertThat(client.readLine()).isEqualTo("two");
    client.send("ee\n" + get("/four"));
    assertThat(client.readLine()).isEqualTo("three");
    assertThat(client.readLine()).isEqualTo("GET /four HTTP/1.1\r");
    client.endOutput();
    assertThat(client.readToEnd()).asString().isEqualTo("Host: a\r\n\r\n");
    awaitClosed(server, CloseReason.PEER_ENDED, 1);
  }

  /** The long answer waits for its peer, and the requests behind it wait for the long answer. */
  @Test
  @Rule("SV-66")
  void drainingMUSTAnswerWhatHasArrived() {
    var server = serve(
        http((request, peer) -> request.target().equals("/long") ? pieces(new AtomicInteger(), new AtomicInteger()) : IN_EVERY_WAY.handle(request, peer)),
        config -> config.drainTimeout(Duration.ofMinutes(1)));
    var quiet = connect(server, 1).getFirst();
    var client = connectWithSmallWindow(server).send(get("/long") + targets(20));
    await("the kernel has taken what it takes", new Standstill(() -> server.stats().bytesOut()));
    var closed = meanwhile(() -> {
      server.close();
      return true;
    });
    assertThat(quiet.readToEnd()).isEmpty();
    quiet.close();
    assertThat(HttpReply.read(client).text()).hasSize(PIECES * PIECE_BYTES);
    assertTargets(client, 20);
    assertThat(client.readToEnd()).isEmpty();
    client.close();
    result(closed);
    assertThat(server.stats().closedFor(CloseReason.DRAINED)).isEqualTo(2);
  }

  @Test
  @Rule("SV-67")
  void aRefusalMUSTReachAPeerThatGoesOnSending() {
    var server = serve(http(TARGET));
    var client = connect(server);
    var sent = meanwhile(() -> client.send(get("/good") + "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999\r\n\r\n" + "x".repeat(2_000_000)));
    assertThat(HttpReply.read(client).text()).isEqualTo("/good");
    var refusal = HttpReply.read(client);
    assertThat(refusal.status()).isEqualTo(413);
    assertThat(refusal.ends()).isTrue();
    result(sent);
    client.endOutput();
    assertThat(client.readToEnd()).isEmpty();
    awaitClosed(server, CloseReason.PROTOCOL_ERROR, 1);
  }
}
