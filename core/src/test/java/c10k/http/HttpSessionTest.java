package c10k.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.server.Audience;
import c10k.server.CloseReason;
import c10k.server.FakePeer;
import c10k.server.Outbox;
import c10k.server.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How requests are answered, and how the connection goes on. */
class HttpSessionTest {
  private static final Handler HELLO = (request, peer) -> Response.text(200, "hello");
  private static final Handler TARGET = (request, peer) -> Response.text(200, request.target());
  private static final String TEXT = "Content-Type: text/plain; charset=utf-8\r\n" + Talk.DATE;
  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

  // Responses

  @Test
  void aRequestMUSTBeAnswered() {
    var talk = new Talk(HELLO).send(GET);
    assertThat(talk.heard()).isEqualTo("HTTP/1.1 200 OK\r\n" + TEXT + "Content-Length: 5\r\n\r\nhello");
    assertThat(talk.out().closed()).isEmpty();
    assertThat(talk.left()).isZero();
  }

  @Test
  void theHandlerMUSTBeToldWhoAsks() {
    var talk = new Talk((request, peer) -> Response.text(200, "peer " + peer.id()));
    assertThat(talk.send(GET).heard()).endsWith("\r\n\r\npeer 1");
  }

  @Test
  void aResponseToHeadMUSTBeTheHeadThatGetGets() {
    var toGet = new Talk(HELLO).send(GET).heard();
    var toHead = new Talk(HELLO).send(GET.replace("GET", "HEAD")).heard();
    assertThat(toHead + "hello").isEqualTo(toGet);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304})
  void aStatusWithoutContentMUSTHaveNoContentAndNoLength(int status) {
    var talk = new Talk((request, peer) -> new Response(status, Headers.of("ETag", "\"1\""), Response.text(200, "x").body()));
    assertThat(talk.send(GET).heard()).endsWith("\r\nETag: \"1\"\r\n" + Talk.DATE + "\r\n");
  }

  @Test
  void anEmptyBodyMUSTHaveItsLength() {
    var talk = new Talk((request, peer) -> new Response(200, Headers.none(), Body.empty()));
    assertThat(talk.send(GET).heard()).isEqualTo("HTTP/1.1 200 OK\r\n" + Talk.DATE + "Content-Length: 0\r\n\r\n");
  }

  @Test
  void aSharedBodyMUSTBeSentWholeEachTime() {
    var shared = new Response(200, Headers.none(), new Body.Bytes(ByteBuffer.allocate(100_000)));
    var talk = new Talk((request, peer) -> shared);
    int first = talk.send(GET).heard().length();
    assertThat(first).isGreaterThan(100_000);
    assertThat(talk.send(GET).heard()).hasSize(first);
  }

  @Test
  void dateMUSTFollowTheClock() {
    var now = new AtomicReference<>(Instant.parse("1994-11-06T08:49:37.999Z"));
    var talk = new Talk(HELLO, Talk.CONFIG.withClock(now::get));
    assertThat(talk.send(GET).heard()).contains("\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n");
    now.set(Instant.parse("1994-11-06T08:49:38Z"));
    assertThat(talk.send(GET).heard()).contains("\r\nDate: Sun, 06 Nov 1994 08:49:38 GMT\r\n");
  }

  // Pipelining

  @Test
  void pipelinedRequestsMUSTBeAnsweredInOrderAndTogether() {
    var talk = new Talk(TARGET).send(get("/1") + get("/2") + get("/3"));
    assertThat(talk.heard()).containsSubsequence("\r\n/1HTTP/1.1 200", "\r\n/2HTTP/1.1 200", "\r\n/3");
  }

  @Test
  void aPeerThatAsksForALotMUSTReadBeforeItGetsMore() {
    var big = new Response(200, Headers.none(), new Body.Bytes(ByteBuffer.allocate(10_000)));
    var talk = new Talk((request, peer) -> big);
    talk.arrive(GET.repeat(50).getBytes(US_ASCII));
    assertThat(talk.heard().length()).isBetween(64_000, 80_000);
    assertThat(talk.out().hasJob()).isTrue();
    talk.runJobs();
    assertThat(talk.out().text()).hasSizeGreaterThan(500_000);
    assertThat(talk.left()).isZero();
  }

  @Test
  void emptyLinesBetweenRequestsMUSTBeSkipped() {
    var talk = new Talk(TARGET).send("\r\n\r\n" + get("/1") + "\r\n\r\n" + get("/2") + "\r\n");
    assertThat(talk.heard()).containsSubsequence("/1", "/2");
    assertThat(talk.left()).isZero();
  }

  // How the connection goes on

  @ParameterizedTest
  @CsvSource({
      "HTTP/1.1, '',                              false, ''",
      "HTTP/1.1, 'Connection: keep-alive\r\n',    false, ''",
      "HTTP/1.1, 'Connection: close\r\n',         true,  'Connection: close\r\n'",
      "HTTP/1.1, 'Connection: TE, CLOSE\r\n',     true,  'Connection: close\r\n'",
      "HTTP/1.0, '',                              true,  'Connection: close\r\n'",
      "HTTP/1.0, 'Connection: close\r\n',         true,  'Connection: close\r\n'",
      "HTTP/1.0, 'Connection: Keep-Alive\r\n',    false, 'Connection: keep-alive\r\n'",
      "HTTP/1.0, 'Connection: keep-alive, close\r\n', true, 'Connection: close\r\n'"})
  void theConnectionMUSTGoOnAsVersionAndFieldsSay(String version, String field, boolean ends, String said) {
    var talk = new Talk(HELLO).send("GET / " + version + "\r\nHost: a\r\n" + field + "\r\n");
    assertThat(talk.heard()).isEqualTo("HTTP/1.1 200 OK\r\n" + TEXT + said + "Content-Length: 5\r\n\r\nhello");
    assertThat(talk.out().closed().isPresent()).isEqualTo(ends);
    assertThat(talk.out().closed()).isIn(Optional.empty(), Optional.of(CloseReason.SESSION_ENDED));
  }

  @Test
  void whatComesBehindTheLastRequestMUSTBeIgnored() {
    var talk = new Talk(TARGET).send("GET /1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" + get("/2")).send(get("/3"));
    assertThat(talk.heard()).endsWith("/1");
  }

  @Test
  void theEndOfInputBetweenRequestsMUSTNotBeAnswered() {
    var talk = new Talk(HELLO).send(GET);
    talk.heard();
    assertThat(talk.endInput().heard()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"G", "GET / HTTP/1.1\r\n", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nx"})
  void theEndOfInputWithinARequestMUSTBeRefused(String part) {
    var talk = new Talk(HELLO).send(part).endInput();
    assertThat(talk.heard()).startsWith("HTTP/1.1 400 Bad Request\r\n").contains("Connection: close\r\n");
    assertThat(talk.out().closed()).contains(CloseReason.PROTOCOL_ERROR);
  }

  // Bodies of requests

  @Test
  void aBodyMUSTReachTheHandlerWhole() {
    var talk = new Talk((request, peer) -> new Response(200, Headers.none(), new Body.Bytes(request.body())));
    talk.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhe").send("llo" + "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel")
        .send("\r\n2;x=y\r\nlo\r\n0\r\nTrailer: t\r\n\r\n");
    assertThat(talk.heard()).containsSubsequence("\r\n\r\nhello", "\r\n\r\nhello");
  }

  @Test
  void aPeerThatWaitsForContinueMUSTBeToldToGoOn() {
    var talk = new Talk(HELLO).send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    assertThat(talk.heard()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
    assertThat(talk.send("ab").heard()).startsWith("HTTP/1.1 200 OK\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\na",
      "POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n"})
  void aPeerThatDoesNotWaitMUSTNotBeToldToGoOn(String request) {
    assertThat(new Talk(HELLO).send(request).heard()).doesNotContain("100 Continue");
  }

  @Test
  void aBodyThatIsTooLongMUSTBeRefusedBeforeItIsSent() {
    var talk = new Talk(HELLO, Talk.CONFIG.withMaxBodyBytes(10));
    talk.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 11\r\n\r\n");
    assertThat(talk.heard()).startsWith("HTTP/1.1 413 Content Too Large\r\n");
    assertThat(talk.out().closed()).contains(CloseReason.PROTOCOL_ERROR);
  }

  // Refusals

  @Test
  void aRefusalMUSTComeBehindTheResponsesBeforeItAndEndTheConnection() {
    var talk = new Talk(TARGET).send(get("/1") + get("/2") + "GET /3\r\n\r\n" + get("/4"));
    assertThat(talk.heard()).containsSubsequence("/1HTTP/1.1 200", "/2HTTP/1.1 400 Bad Request\r\n", "Connection: close\r\n").doesNotContain("/4");
    assertThat(talk.out().closed()).contains(CloseReason.PROTOCOL_ERROR);
  }

  @Test
  void limitsMUSTHoldToTheByte() {
    var config = Talk.CONFIG.withHeadLimits(30, 100, 3);
    assertThat(status(config, "GET /" + "x".repeat(16) + " HTTP/1.1\r\nHost: a\r\n\r\n")).isEqualTo("200");
    assertThat(status(config, "GET /" + "x".repeat(17) + " HTTP/1.1\r\nHost: a\r\n\r\n")).isEqualTo("414");
    assertThat(status(config, "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(68) + "\r\n\r\n")).isEqualTo("200");
    assertThat(status(config, "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(69) + "\r\n\r\n")).isEqualTo("431");
    assertThat(status(config, "GET / HTTP/1.1\r\nHost: a\r\nX:\r\nY:\r\n\r\n")).isEqualTo("200");
    assertThat(status(config, "GET / HTTP/1.1\r\nHost: a\r\nX:\r\nY:\r\nZ:\r\n\r\n")).isEqualTo("431");
    assertThat(status(config.withMaxBodyBytes(3), "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")).isEqualTo("200");
    assertThat(status(config.withMaxBodyBytes(3), "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1\r\n")).isEqualTo("413");
  }

  private static String status(HttpConfig config, String request) {
    return new Talk(HELLO, config).send(request).heard().substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length());
  }

  // Failures

  @Test
  void aHandlerThatFailsMUSTBeAnsweredBy500WithoutDetails() {
    var talk = new Talk((request, peer) -> {
      throw new IllegalStateException("secret");
    }).send(GET + GET);
    assertThat(talk.heard()).startsWith("HTTP/1.1 500 Internal Server Error\r\n").contains("Connection: close\r\n").doesNotContain("secret").containsOnlyOnce("HTTP/1.1");
    assertThat(talk.out().closed()).contains(CloseReason.SESSION_ENDED);
  }

  @Test
  void aResponseThatCannotBeSentMUSTFailInItsHandler() {
    assertThatThrownBy(() -> Headers.of("X", "a\r\nSet-Cookie: b")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Headers.of("X:", "a")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Headers.of("X", "\u2026")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Response.text(200, "").with("Content-Length", "1")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Response.text(199, "")).isInstanceOf(IllegalArgumentException.class);
  }

  // Later

  @Test
  void aLaterResponseMUSTHoldBackTheRequestsBehindIt() {
    var talk = new Talk((request, peer) -> request.target().equals("/later") ? new Answer.Later(() -> Response.text(200, "late")) : Response.text(200, "soon"));
    talk.arrive((get("/now") + get("/later") + get("/now")).getBytes(US_ASCII));
    assertThat(talk.heard()).containsOnlyOnce("soon").doesNotContain("late");
    assertThat(talk.runJobs().heard()).containsSubsequence("late", "soon");
  }

  @Test
  void workThatFailsMUSTBeAnsweredBy500WithoutDetails() {
    var talk = new Talk((request, peer) -> new Answer.Later(() -> {
      throw new IOException("secret");
    })).send(GET);
    assertThat(talk.heard()).startsWith("HTTP/1.1 500 Internal Server Error\r\n").doesNotContain("secret");
    assertThat(talk.out().closed()).contains(CloseReason.SESSION_ENDED);
  }

  // Leaving HTTP

  @Test
  void anUpgradeMUSTHandOverAllThatFollows() {
    var next = new RecordingSession();
    var talk = new Talk((request, peer) -> new Answer.Upgrade(Headers.of("Upgrade", "x"), next)).send("GET / HTTP/1.1\r\nHost: a\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\nbehind");
    assertThat(talk.heard()).isEqualTo("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n" + Talk.DATE + "Connection: Upgrade\r\n\r\n");
    assertThat(talk.out().deadline()).isEmpty();
    talk.send("GET").deadline().endInput().serverEnds().close(CloseReason.PEER_ENDED);
    assertThat(next.calls).containsExactly("opened", "received behind", "received GET", "deadline", "ended ", "serverEnds", "closed PEER_ENDED");
  }

  @Test
  void anUpgradeOfHttp10MUSTNotHappen() {
    var talk = new Talk((request, peer) -> new Answer.Upgrade(Headers.none(), new RecordingSession())).send("GET / HTTP/1.0\r\n\r\n");
    assertThat(talk.heard()).startsWith("HTTP/1.1 500");
  }

  @Test
  void theProtocolMUSTHearNoBroadcastsOfOthers() {
    assertThat(new HttpProtocol(HELLO).audience()).isEqualTo(Audience.NONE);
    assertThat(new HttpProtocol(HELLO).name()).isEqualTo("http");
    assertThat(new HttpProtocol(HELLO).open(new FakePeer(1))).isNotNull();
  }

  private static String get(String target) {
    return GET.replace(" / ", " " + target + " ");
  }

  private static final class RecordingSession implements Session {
    private final ArrayList<String> calls = new ArrayList<>();

    @Override
    public void opened(Outbox out) {
      calls.add("opened");
    }

    @Override
    public void received(ByteBuffer bytes, Outbox out) {
      calls.add("received " + US_ASCII.decode(bytes));
    }

    @Override
    public void inputEnded(ByteBuffer rest, Outbox out) {
      calls.add("ended " + US_ASCII.decode(rest));
    }

    @Override
    public void deadlineReached(Outbox out) {
      calls.add("deadline");
    }

    @Override
    public void serverEnds(Outbox out) {
      calls.add("serverEnds");
    }

    @Override
    public void closed(CloseReason reason) {
      calls.add("closed " + reason);
    }
  }
}
