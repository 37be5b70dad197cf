package c10k.bench.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.bench.load.ScriptedServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Gate and load must tell what is wrong with a server instead of measuring it. */
@Timeout(60)
class WrongHttpServersTest {
  private static final Duration IMPATIENT = Duration.ofMillis(500);
  private static final String RIGHT = "HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\nHello, World!";
  private static final String WRONG = "HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\nHello, world!";

  /** Right in every way, which shows that it is the fault that is refused below. */
  @ParameterizedTest
  @EnumSource
  void aServerWithoutFaultMUSTPass(HttpMode mode) throws IOException {
    try (var server = ScriptedServer.start(WrongHttpServersTest::answerRightly)) {
      HttpGate.check(server.address(), mode, IMPATIENT);
      try (var load = HttpLoad.connect(server.address(), 2, mode)) {
        load.bring(200);
      }
    }
  }

  private static void answerRightly(InputStream in, OutputStream out) throws IOException {
    for (var request = request(in); !request.isEmpty(); request = request(in)) {
      write(out, RIGHT);
      if (request.contains("Connection: close")) {
        return;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void anotherBodyMUSTBeRefused(HttpMode mode) throws IOException {
    assertRefused(mode, "sent the body \"Hello, world!\"", (in, out) -> answer(in, out, WRONG));
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerThatIsWrongLaterMUSTBeFoundToo(HttpMode mode) throws IOException {
    var requests = new AtomicInteger();
    try (var server = ScriptedServer.start((in, out) -> {
      while (!request(in).isEmpty()) {
        write(out, requests.incrementAndGet() == 777 ? WRONG : RIGHT);
        if (!mode.keepsConnections()) {
          return;
        }
      }
    }); var load = HttpLoad.connect(server.address(), 3, mode)) {
      load.bring(500);
      assertThatThrownBy(() -> load.bring(500)).hasMessageContaining("responses the server sent the body \"Hello, world!\"");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"KEEPALIVE", "PIPELINED"})
  void aConnectionThatDoesNotStayMUSTBeRefused(HttpMode mode) throws IOException {
    assertRefused(mode, "closed the connection", (in, out) -> {
      request(in);
      write(out, RIGHT);
    });
  }

  @Test
  void aConnectionThatStaysAgainstTheClientsWishMUSTBeRefused() throws IOException {
    assertRefused(HttpMode.CLOSE, "stopped answering", (in, out) -> answer(in, out, RIGHT));
  }

  @Test
  void aServerThatForgetsPipelinedRequestsMUSTBeRefused() throws IOException {
    assertRefused(HttpMode.PIPELINED, "stopped answering", (in, out) -> {
      var bytes = new byte[64 * 1_024];
      while (in.read(bytes) > 0) {
        write(out, RIGHT);
      }
    });
  }

  @ParameterizedTest
  @EnumSource
  void oneResponseTooManyMUSTBeRefused(HttpMode mode) throws IOException {
    assertRefused(mode, "sent more", (in, out) -> {
      for (int i = 0; !request(in).isEmpty(); i++) {
        write(out, i == 0 ? RIGHT + RIGHT : RIGHT);
        if (!mode.keepsConnections()) {
          return;
        }
      }
    });
  }

  @Test
  void aServerThatReadsOnlyWholeRequestsAtOnceMUSTBeRefused() throws IOException {
    assertRefused(HttpMode.KEEPALIVE, "answered \"HTTP/1.1 400", (in, out) -> {
      var bytes = new byte[64 * 1_024];
      for (int count = in.read(bytes); count > 0; count = in.read(bytes)) {
        var whole = new String(bytes, 0, count, StandardCharsets.US_ASCII).endsWith("\r\n\r\n");
        write(out, whole ? RIGHT : "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
      }
    });
  }

  @ParameterizedTest
  @EnumSource
  void silenceMUSTBeRefused(HttpMode mode) throws IOException {
    var never = new CountDownLatch(1);
    assertRefused(mode, "stopped answering", (in, out) -> never.await());
    never.countDown();
  }

  @Test
  void theStatusMUSTBeQuoted() throws IOException {
    try (var server = HttpServers.serve(HttpServers.anyModel(), 404, Greeting.TEXT)) {
      assertThatThrownBy(() -> HttpGate.check(server.address(), HttpMode.KEEPALIVE))
          .hasMessageContaining(server.address().getHostString())
          .hasMessageContaining("does not serve the greeting (keepalive): the server answered \"HTTP/1.1 404 Not Found\".");
    }
  }

  private static void assertRefused(HttpMode mode, String message, ScriptedServer.Script script) throws IOException {
    try (var server = ScriptedServer.start(script)) {
      assertThatThrownBy(() -> HttpGate.check(server.address(), mode, IMPATIENT)).isInstanceOf(IOException.class).hasMessageContaining(message);
    }
  }

  private static void answer(InputStream in, OutputStream out, String response) throws IOException {
    while (!request(in).isEmpty()) {
      write(out, response);
    }
  }

  /** The head of a request; empty at the end. */
  private static String request(InputStream in) throws IOException {
    var text = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      text.append((char) next);
      if (text.length() >= 4 && text.substring(text.length() - 4).equals("\r\n\r\n")) {
        return text.toString();
      }
    }
    return "";
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
