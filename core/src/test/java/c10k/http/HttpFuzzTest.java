package c10k.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import c10k.server.CloseReason;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Whatever bytes come, and however they are split: the same happens, nothing is thrown, and nothing is kept beyond the limits.
 *
 * <p>The limits are small, so that the bytes reach them.
 */
class HttpFuzzTest {
  private static final int MAX_HEAD = 400;
  private static final int MAX_CHUNK_LINE = 256;
  private static final HttpConfig SMALL = Talk.CONFIG.withHeadLimits(100, MAX_HEAD, 6).withMaxBodyBytes(64);

  @Property
  void anySplitOfRequestsMUSTGiveTheSameResult(@ForAll("requests") String bytes, @ForAll @Size(max = 12) List<@IntRange(max = 2_000) Integer> cuts) {
    splitsAreAlike(bytes, cuts);
  }

  @Property
  void anySplitOfBrokenRequestsMUSTGiveTheSameResult(
      @ForAll("brokenRequests") String bytes, @ForAll @Size(max = 12) List<@IntRange(max = 2_000) Integer> cuts) {
    splitsAreAlike(bytes, cuts);
  }

  @Property
  void anySplitOfNoiseMUSTGiveTheSameResult(@ForAll("noise") String bytes, @ForAll @Size(max = 12) List<@IntRange(max = 300) Integer> cuts) {
    splitsAreAlike(bytes, cuts);
  }

  private static void splitsAreAlike(String bytes, List<Integer> cuts) {
    var whole = new Exchange(SMALL).send(bytes);
    var split = new Exchange(SMALL);
    int from = 0;
    for (int cut : new TreeSet<>(cuts)) {
      if (cut > from && cut < bytes.length()) {
        sendWithinLimits(split, bytes.substring(from, cut));
        from = cut;
      }
    }
    sendWithinLimits(split, bytes.substring(from));
    var singly = new Exchange(SMALL);
    bytes.chars().forEach(b -> sendWithinLimits(singly, String.valueOf((char) b)));
    var expected = Result.of(whole);
    assertThat(Result.of(split)).isEqualTo(expected);
    assertThat(Result.of(singly)).isEqualTo(expected);
  }

  /** All that a peer or a handler can notice, before and after the peer ends its side. */
  private record Result(List<String> outcome, Optional<CloseReason> closed, List<String> outcomeAtEnd, String responses) {

    static Result of(Exchange exchange) {
      var outcome = exchange.outcome();
      var closed = exchange.talk().out().closed();
      var outcomeAtEnd = exchange.endInput().outcome();
      // Whether a peer is told to go on depends on what has come already.
      return new Result(outcome, closed, outcomeAtEnd, exchange.said().replace(new String(ResponseWriter.CONTINUE, ISO_8859_1), ""));
    }
  }

  private static void sendWithinLimits(Exchange exchange, String bytes) {
    exchange.send(bytes);
    if (exchange.talk().out().closed().isEmpty()) {
      assertThat(exchange.talk().left()).as("bytes that the model has to keep").isLessThanOrEqualTo(Math.max(MAX_HEAD, MAX_CHUNK_LINE));
    }
  }

  // What comes

  @Provide
  Arbitrary<String> requests() {
    return request().list().ofMinSize(1).ofMaxSize(4).map(requests -> String.join("", requests));
  }

  private static Arbitrary<String> request() {
    var methods = Arbitraries.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "BREW");
    var targets = Arbitraries.of("/", "/a?b=c", "*", "http://a/b", "/" + "x".repeat(85), "/" + "x".repeat(86), "#");
    var versions = Arbitraries.of("HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/2.0");
    var fields = Arbitraries.of(
        "Host: a\r\n",
        "X:y\r\n",
        "X: \t y \t\r\n",
        "Connection: close\r\n",
        "Connection: keep-alive\r\n",
        "Expect: 100-continue\r\n",
        "Expect: more\r\n",
        "Transfer-Encoding: gzip, chunked\r\n",
        "Long: " + "z".repeat(150) + "\r\n");
    var someFields = fields.list().ofMaxSize(3).map(list -> String.join("", list));
    return Combinators.combine(methods, targets, versions, someFields, body())
        .as((method, target, version, some, body) -> method + " " + target + " " + version + "\r\nHost: a\r\n" + some + body);
  }

  /** The field that tells the length, the empty line, and the body. */
  private static Arbitrary<String> body() {
    var none = Arbitraries.of("\r\n", "\r\n", "\r\n\r\n");
    var known = Arbitraries.integers().between(0, 70).map(length -> "Content-Length: " + length + "\r\n\r\n" + "b".repeat(length));
    var chunk = Combinators.combine(Arbitraries.integers().between(1, 40), Arbitraries.of("", "", ";a", ";a=b;c=\"d\\\"\"", ";" + "e".repeat(250)))
        .as((length, extension) -> Integer.toHexString(length) + extension + "\r\n" + "c".repeat(length) + "\r\n");
    var trailers = Arbitraries.of("", "", "X: y\r\n", "X: y\r\nContent-Length: 7\r\n", "T: " + "t".repeat(397) + "\r\n");
    var chunks = Combinators.combine(chunk.list().ofMaxSize(3), trailers)
        .as((list, trailer) -> "Transfer-Encoding: chunked\r\n\r\n" + String.join("", list) + "0\r\n" + trailer + "\r\n");
    return Arbitraries.oneOf(none, known, chunks);
  }

  @Provide
  Arbitrary<String> brokenRequests() {
    var edit = Combinators.combine(Arbitraries.integers().between(0, 1_000), Arbitraries.integers().between(0, 3), piece()).as(HttpFuzzTest::edit);
    return Combinators.combine(requests(), edit.list().ofMinSize(1).ofMaxSize(4)).as((bytes, edits) -> {
      var broken = bytes;
      for (var each : edits) {
        broken = each.apply(broken);
      }
      return broken;
    });
  }

  private interface Edit {
    String apply(String bytes);
  }

  private static Edit edit(int at, int removed, String inserted) {
    return bytes -> {
      int start = bytes.isEmpty() ? 0 : at % bytes.length();
      int end = Math.min(bytes.length(), start + removed);
      return bytes.substring(0, start) + inserted + bytes.substring(end);
    };
  }

  /** What parsers stumble over. */
  private static Arbitrary<String> piece() {
    return Arbitraries.of(
        "", "\r", "\n", "\r\n", "\r\n\r\n", "\n\n", "\r\r\n", " ", "\t", "\0", "\u000b", "\f", "\u007f", "\u0085", "\u00a0", "\u00ff", ":", ";", ",", "\"", "\\", "=",
        "0", "1", "f", "g", "-", "+", "0x", "ffffffffffffffff", "Content-Length: 1\r\n", "Transfer-Encoding: chunked\r\n", "GET / HTTP/1.1\r\n");
  }

  @Provide
  Arbitrary<String> noise() {
    var anything = Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(300);
    var pieces = piece().list().ofMaxSize(60).map(list -> String.join("", list));
    return Arbitraries.oneOf(anything, pieces);
  }
}
