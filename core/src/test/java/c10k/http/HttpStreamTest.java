package c10k.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.server.CloseReason;
import c10k.server.Outbox;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are read and sent piece by piece. */
class HttpStreamTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String GET_1_0 = "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n";
  private static final String DATE = Talk.DATE;

  /** Gives its pieces, and then perhaps fails. */
  private static final class Pieces implements Body.Source {
    private final String[] pieces;
    private final boolean fails;
    private int next;
    private int closed;

    Pieces(boolean fails, String... pieces) {
      this.fails = fails;
      this.pieces = pieces;
    }

    @Override
    public boolean read(ByteBuffer into) throws IOException {
      if (next == pieces.length && fails) {
        throw new IOException("on purpose");
      }
      if (next < pieces.length) {
        var piece = pieces[next].getBytes(US_ASCII);
        into.put(piece, 0, Math.min(piece.length, into.remaining()));
        next++;
      }
      return next < pieces.length || fails;
    }

    @Override
    public void close() {
      closed++;
    }
  }

  private static Talk talk(Pieces source, OptionalLong length) {
    return new Talk((request, peer) -> request.target().equals("/") ? new Response(200, Headers.none(), new Body.Stream(length, source)) : Response.text(200, "next"));
  }

  private static Talk talk(Pieces source) {
    return talk(source, OptionalLong.empty());
  }

  @Test
  void aBodyOfUnknownLengthMUSTComeInChunks() {
    var source = new Pieces(false, "hello ", "", "world");
    var talk = talk(source).send(GET + GET.replace("/ ", "/2 "));
    assertThat(talk.heard()).startsWith(
        "HTTP/1.1 200 OK\r\n" + DATE + "Transfer-Encoding: chunked\r\n\r\n0006\r\nhello \r\n0005\r\nworld\r\n0\r\n\r\nHTTP/1.1 200 OK\r\n").endsWith("next");
    assertThat(source.closed).isOne();
    assertThat(talk.out().closed()).isEmpty();
  }

  @Test
  void aBodyOfKnownLengthMUSTComeAsItIs() {
    var source = new Pieces(false, "hello ", "world");
    var talk = talk(source, OptionalLong.of(11)).send(GET + GET.replace("/ ", "/2 "));
    assertThat(talk.heard()).startsWith("HTTP/1.1 200 OK\r\n" + DATE + "Content-Length: 11\r\n\r\nhello worldHTTP/1.1 200 OK\r\n");
    assertThat(source.closed).isOne();
  }

  @Test
  void aBodyOfUnknownLengthMUSTEndTheConnectionOfHttp10() {
    var talk = talk(new Pieces(false, "hello ", "world")).send(GET_1_0);
    assertThat(talk.heard()).isEqualTo("HTTP/1.1 200 OK\r\n" + DATE + "Connection: close\r\n\r\nhello world");
    assertThat(talk.out().closed()).contains(CloseReason.SESSION_ENDED);
  }

  @Test
  void aBodyOfKnownLengthMUSTKeepTheConnectionOfHttp10() {
    var talk = talk(new Pieces(false, "hello ", "world"), OptionalLong.of(11)).send(GET_1_0);
    assertThat(talk.heard()).contains("Connection: keep-alive\r\nContent-Length: 11\r\n").endsWith("hello world");
    assertThat(talk.out().closed()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"HEAD, 200", "GET, 204", "GET, 304"})
  void aBodyThatIsNotSentMUSTNotBeRead(String method, int status) {
    var source = new Pieces(true);
    var talk = new Talk((request, peer) -> new Response(status, Headers.none(), new Body.Stream(OptionalLong.of(7), source)));
    assertThat(talk.send(GET.replace("GET", method)).heard()).endsWith("\r\n\r\n").doesNotContain("500");
    assertThat(source.closed).isOne();
  }

  @Test
  void aPieceMUSTWaitForThePeerToTakeTheOneBefore() {
    var source = new Pieces(false, "one", "two", "three");
    var talk = talk(source).arrive(GET.getBytes(US_ASCII));
    assertThat(source.next).isZero();
    talk.out().runJob();
    assertThat(source.next).isOne();
    assertThat(talk.out().hasJob()).isTrue();
  }

  @Test
  void aBodyLongerThanAPieceMUSTComeWhole() {
    int length = 100_000;
    var body = new Talk((request, peer) -> new Response(200, Headers.none(), new Body.Stream(OptionalLong.of(length), new Numbers(length)))).send(GET).heard();
    assertThat(body).hasSizeGreaterThan(length);
    for (int i = 0; i < length; i++) {
      assertThat((int) body.charAt(body.length() - length + i)).isEqualTo(i % 251);
    }
  }

  /** Fills whatever it is given, and says only with the next read that there is no more. */
  private static final class Numbers implements Body.Source {
    private final int length;
    private int next;

    Numbers(int length) {
      this.length = length;
    }

    @Override
    public boolean read(ByteBuffer into) {
      boolean hadMore = next < length;
      while (into.hasRemaining() && next < length) {
        into.put((byte) (next % 251));
        next++;
      }
      return hadMore;
    }

    @Override
    public void close() {}
  }

  // Failure

  @Test
  void aSourceThatFailsAtOnceMUSTBeAnsweredBy500() {
    var source = new Pieces(true);
    var talk = talk(source).send(GET);
    assertThat(talk.heard()).startsWith("HTTP/1.1 500 Internal Server Error\r\n").containsOnlyOnce("HTTP/1.1").doesNotContain("purpose");
    assertThat(source.closed).isOne();
    assertThat(talk.out().closed()).contains(CloseReason.SESSION_ENDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {GET, GET_1_0})
  void aSourceThatFailsLaterMUSTCutTheConnection(String request) {
    var source = new Pieces(true, "hello");
    var talk = talk(source);
    assertThatThrownBy(() -> talk.send(request)).hasMessageContaining("on purpose");
    assertThat(talk.heard()).contains("hello").doesNotContain("0\r\n\r\n");
    talk.close(CloseReason.SERVER_ERROR);
    assertThat(source.closed).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "hello world, hello"})
  void aSourceOfAnotherLengthThanWasSaidMUSTCutTheConnection(String second) {
    var source = new Pieces(false, "hello", second);
    var talk = talk(source, OptionalLong.of(11));
    assertThatThrownBy(() -> talk.send(GET)).hasMessageContaining("than the length that was said");
    assertThat(talk.heard()).endsWith("\r\n\r\nhello");
    talk.close(CloseReason.SERVER_ERROR);
    assertThat(source.closed).isOne();
  }

  @Test
  void aSourceThatIsLongerByALaterPieceMUSTNotLookComplete() {
    var talk = talk(new Pieces(false, "hello", " world", "!"), OptionalLong.of(11));
    assertThatThrownBy(() -> talk.send(GET)).hasMessageContaining("longer than the length that was said");
    assertThat(talk.heard()).endsWith("\r\n\r\nhello");
  }

  // The peer vanishes

  private static final LaterResponse.Continuation NOBODY_GOES_ON = new LaterResponse.Continuation() {
    @Override
    public void made(Response response, Outbox out) {
      throw new AssertionError("The connection is gone.");
    }

    @Override
    public void failed(Exception failure, Outbox out) {
      throw new AssertionError("The connection is gone.", failure);
    }
  };

  @Test
  void aSourceMUSTBeClosedWhenThePeerVanishesBetweenPieces() {
    var source = new Pieces(false, "one", "two");
    var talk = talk(source).arrive(GET.getBytes(US_ASCII));
    talk.out().runJob();
    talk.close(CloseReason.PEER_RESET);
    assertThat(source.closed).isOne();
  }

  @Test
  void aSourceMUSTBeClosedWhenThePeerVanishesBeforeTheFirstPiece() {
    var source = new Pieces(false, "one", "two");
    talk(source).arrive(GET.getBytes(US_ASCII)).close(CloseReason.PEER_RESET);
    assertThat(source.closed).isOne();
  }

  @Test
  void aSourceMUSTBeClosedBehindItsJobWhenThePeerVanishesMeanwhile() throws IOException {
    var held = new HeldSource();
    var source = new Pieces(false, "one");
    held.put(source);
    var taken = held.take();
    held.abandon();
    assertThat(source.closed).isZero();
    held.put(Objects.requireNonNull(taken));
    assertThat(source.closed).isOne();
    held.abandon();
    assertThat(source.closed).isOne();
  }

  @Test
  void aSourceThatIsMadeTooLateMUSTBeClosed() throws Exception {
    var source = new Pieces(false, "one");
    var held = new HeldSource();
    new LaterResponse(
        () -> {
          held.abandon();
          return new Response(200, Headers.none(), new Body.Stream(OptionalLong.empty(), source));
        },
        held,
        NOBODY_GOES_ON).work();
    assertThat(source.closed).isOne();
  }
}
