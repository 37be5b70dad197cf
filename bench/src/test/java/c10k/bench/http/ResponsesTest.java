package c10k.bench.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which bytes count as a right response, quickly or not. */
class ResponsesTest {
  private static final String RIGHT = response("200 OK", "Content-Length: 13", "Hello, World!");
  private static final String LATER = response("200 OK", "Content-Length: 13\r\nDate: later", "Hello, World!");

  private final Responses responses = new Responses(true);

  private static String response(String status, String headers, String body) {
    return "HTTP/1.1 " + status + "\r\n" + headers + "\r\n\r\n" + body;
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void whatEqualsARightResponseMustNeedNoReading() throws Exception {
    var in = bytes(RIGHT.repeat(5));
    for (int i = 1; i <= 5; i++) {
      assertThat(responses.take(in)).isTrue();
      assertThat(in.position()).isEqualTo(i * RIGHT.length());
    }
    assertThat(responses.take(in)).isFalse();
    assertThat(responses.readInFull()).isOne();
  }

  @Test
  void whatDiffersFromTheLastMUSTBeReadAndRememberedInItsPlace() throws Exception {
    var in = bytes(RIGHT + LATER + LATER + RIGHT);
    for (int i = 0; i < 4; i++) {
      assertThat(responses.take(in)).isTrue();
    }
    assertThat(in.hasRemaining()).isFalse();
    assertThat(responses.readInFull()).isEqualTo(3);
  }

  @Test
  void aPartMUSTBeLeftAsItIsWhereverItEnds() throws Exception {
    for (boolean known : new boolean[] {false, true}) {
      if (known) {
        responses.take(bytes(RIGHT));
      }
      for (int length = 0; length < RIGHT.length(); length++) {
        var part = bytes(RIGHT.substring(0, length));
        assertThat(responses.take(part)).as("%d bytes", length).isFalse();
        assertThat(part.remaining()).isEqualTo(length);
      }
    }
  }

  /** After a right one, because then a comparison comes first. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "404 Not Found | Content-Length: 13 | Hello, World! | answered \"HTTP/1.1 404 Not Found\"",
      "200 OK | Content-Length: 13 | Hello, World? | sent the body \"Hello, World?\"",
      "200 OK | Content-Length: 12 | Hello, World | announced a body of 12 bytes, not 13",
      "200 OK | Content-Length: 1x | Hello, World! | unusable Content-Length: \"1x\"",
      "200 OK | Content-Length: 99999999999 | Hello, World! | unusable Content-Length",
      "200 OK | Content-Length: 13\\r\\nContent-Length: 13 | Hello, World! | sent a second",
      "200 OK | Transfer-Encoding: chunked | Hello, World! | sent a transfer coding",
      "200 OK | Server: x | Hello, World! | sent no Content-Length",
      "200 OK | Content-Length: 13\\r\\nnonsense | Hello, World! | sent the header line \"nonsense\"",
      "200 OK | Content-Length: 13\\r\\nConnection: close | Hello, World! | closes a connection that is to stay"
  })
  void whatIsWrongMUSTBeSaid(String status, String headers, String body, String message) throws Exception {
    var wrong = response(status, headers.replace("\\r\\n", "\r\n"), body);
    for (var in : new ByteBuffer[] {bytes(wrong), bytes(RIGHT + wrong)}) {
      if (in.limit() > wrong.length()) {
        assertThat(responses.take(in)).isTrue();
      }
      assertThatThrownBy(() -> responses.take(in)).isInstanceOf(WrongResponseException.class).hasMessageContaining(message);
    }
  }

  @Test
  void anotherProtocolMUSTBeSaid() {
    assertThatThrownBy(() -> responses.take(bytes("HTTP/1.0 200 OK\r\n\r\n"))).hasMessageContaining("began a response with \"HTTP/1.0 200 OK\"");
    assertThatThrownBy(() -> responses.take(bytes("x".repeat(9_000)))).hasMessageContaining("a head of more than 8192 bytes");
  }

  @Test
  void theEndOfAConnectionMayBeAnnouncedWhereItIsAskedFor() throws Exception {
    var last = response("200 OK", "Connection: close\r\nContent-Length: 13", "Hello, World!");
    assertThat(new Responses(false).take(bytes(last))).isTrue();
  }
}
