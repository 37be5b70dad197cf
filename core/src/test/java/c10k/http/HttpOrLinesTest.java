package c10k.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import c10k.protocol.BroadcastProtocol;
import c10k.protocol.EchoProtocol;
import c10k.server.Audience;
import c10k.server.CloseReason;
import c10k.server.FakeOutbox;
import c10k.server.FakePeer;
import c10k.server.Protocol;
import c10k.server.Session;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP and lines at one port. */
class HttpOrLinesTest {
  private static final Protocol HTTP = new HttpProtocol((request, peer) -> Response.text(200, request.target()));

  private final FakeOutbox out = new FakeOutbox();
  private byte[] left = new byte[0];

  private Session talk(Protocol lines, int pieceBytes, String sent) {
    var session = new HttpOrLines("either", HTTP, lines).open(new FakePeer(1));
    session.opened(out);
    var bytes = sent.getBytes(ISO_8859_1);
    for (int start = 0; start < bytes.length && out.closed().isEmpty(); start += pieceBytes) {
      offer(session, Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + pieceBytes)));
    }
    return session;
  }

  private void offer(Session session, byte[] more) {
    var offered = ByteBuffer.allocate(left.length + more.length).put(left).put(more).flip();
    session.received(offered, out);
    left = new byte[offered.remaining()];
    offered.get(left);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 1_000})
  void aRequestMUSTBeAnsweredByHttpAtAnySplit(int pieceBytes) {
    talk(new EchoProtocol(), pieceBytes, "GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(out.text()).startsWith("HTTP/1.1 200 OK\r\n").contains("\r\n\r\n/a").endsWith("\r\n\r\n/b");
    assertThat(out.audience()).contains(Audience.NONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 1_000})
  void linesMUSTBeAnsweredByTheLineProtocolAtAnySplit(int pieceBytes) {
    talk(new EchoProtocol(), pieceBytes, "hello\nGET /a HTTP/1.1\r\n\n");
    assertThat(out.text()).isEqualTo("hello\nGET /a HTTP/1.1\r\n\n");
    assertThat(out.audience()).contains(Audience.LINES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET / HTTP/1.0\r\n", "GET / HTTP/1.1\n", "GET / HTTP/2.0\r\n", "BREW pot://x HTTP/1.1\r\n"})
  void everyRequestLineMUSTBeLeftToHttp(String line) {
    talk(new EchoProtocol(), 1_000, line + "\r\n");
    assertThat(out.text()).startsWith("HTTP/1.1 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "HTTP/1.1\n", " HTTP/1.1\n", "I like HTTP/1.1!\n", "I like HTTP/1\n", "xHTTP/1.1\n", "GET / http/1.1\n"})
  void everyOtherLineMUSTBeALine(String line) {
    talk(new EchoProtocol(), 1_000, line);
    assertThat(out.text()).isEqualTo(line);
  }

  @Test
  void aConnectionThatIsQuietMUSTListenInTheEndAndMayStillSpeakEither() {
    var session = talk(new BroadcastProtocol(), 1, "");
    assertThat(out.deadline()).isPresent();
    session.deadlineReached(out);
    assertThat(out.audience()).contains(Audience.LINES);
    offer(session, "GET /a HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(ISO_8859_1));
    assertThat(out.text()).startsWith("HTTP/1.1 200 OK\r\n");
    assertThat(out.audience()).contains(Audience.NONE);
  }

  @Test
  void beforeItHasSpokenAConnectionMUSTHearNothingAtOnce() {
    assertThat(new HttpOrLines("either", HTTP, new BroadcastProtocol()).audience()).isEqualTo(Audience.NONE);
    talk(new BroadcastProtocol(), 1_000, "hel");
    assertThat(out.audience()).isEmpty();
    assertThat(left).asString().isEqualTo("hel");
  }

  @Test
  void anUnfinishedFirstLineMUSTBelongToTheLineProtocol() {
    var session = talk(new EchoProtocol(), 1_000, "hello");
    session.inputEnded(ByteBuffer.wrap(left), out);
    assertThat(out.text()).isEqualTo("hello");
  }

  @Test
  void anOverLongFirstLineMUSTBeRefusedByTheLineProtocol() {
    talk(new EchoProtocol(), 16_384, "x".repeat(100_000));
    assertThat(out.text()).isEqualTo("error: line longer than 65536 bytes\n");
    assertThat(out.closed()).contains(CloseReason.PROTOCOL_ERROR);
  }

  @Test
  void aConnectionThatSaysNothingMUSTEndWithoutAWord() {
    var session = talk(new EchoProtocol(), 1, "");
    session.deadlineReached(out);
    session.serverEnds(out);
    session.closed(CloseReason.DRAINED);
    assertThat(out.text()).isEmpty();
  }
}
