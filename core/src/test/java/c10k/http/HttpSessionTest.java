package c10k.http;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.server.CloseReason;
import org.junit.jupiter.api.Test;

/** How requests are answered, and how the connection goes on. */
class HttpSessionTest {
  private static final Handler HELLO = (request, peer) -> Response.text(200, "hello");

  private static final String HELLO_RESPONSE =
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n" + Talk.DATE + "Content-Length: 5\r\n\r\nhello";

  @Test
  void aRequestMUSTBeAnswered() {
    var talk = new Talk(HELLO).send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    assertThat(talk.heard()).isEqualTo(HELLO_RESPONSE);
    assertThat(talk.out().closed()).isEmpty();
  }

  @Test
  void pipelinedRequestsMUSTBeAnsweredInOrder() {
    var talk = new Talk((request, peer) -> Response.text(200, request.target()));
    talk.send("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\nGET /3 HTTP/1.1\r\n");
    assertThat(talk.heard()).matches("(?s).*/1HTTP.*Connection: close\r\n.*/2");
    assertThat(talk.out().closed()).contains(CloseReason.SESSION_ENDED);
  }
}
