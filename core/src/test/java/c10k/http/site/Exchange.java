package c10k.http.site;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.http.Answer;
import c10k.http.Body;
import c10k.http.Handler;
import c10k.http.Headers;
import c10k.http.HttpVersion;
import c10k.http.Request;
import c10k.http.Response;
import c10k.server.FakePeer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A request to a handler, and its response.
 *
 * @param text the body, a character for each byte
 */
record Exchange(Response response, String text) {
  private static final int PIECE_BYTES = 7;

  static Exchange get(Handler handler, String target, String... fields) throws Exception {
    return of(handler, request("GET", target, fields));
  }

  static Request request(String method, String target, String... fields) {
    return new Request(method, target, HttpVersion.HTTP_1_1, Headers.of(fields), ByteBuffer.allocate(0));
  }

  static Exchange of(Handler handler, Request request) throws Exception {
    var response = response(handler, request);
    return new Exchange(response, request.method().equals("HEAD") ? "" : new String(body(response.body()), StandardCharsets.ISO_8859_1));
  }

  /** The response without a look at its body, which has to be closed. */
  static Response response(Handler handler, Request request) throws Exception {
    return switch (handler.handle(request, new FakePeer(1))) {
      case Response now -> now;
      case Answer.Later later -> later.work().call();
      case Answer.Upgrade upgrade -> throw new AssertionError("it left HTTP: " + upgrade);
    };
  }

  private static byte[] body(Body body) throws IOException {
    return switch (body) {
      case Body.Bytes bytes -> bytes(bytes.content());
      case Body.Stream stream -> {
        var read = readAll(stream.source());
        assertThat(stream.length()).as("the length that is told").hasValue(read.length);
        yield read;
      }
    };
  }

  private static byte[] bytes(ByteBuffer content) {
    var bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    return bytes;
  }

  private static byte[] readAll(Body.Source source) throws IOException {
    try (source) {
      var all = new ByteArrayOutputStream();
      var piece = ByteBuffer.allocate(PIECE_BYTES);
      boolean more = true;
      while (more) {
        more = source.read(piece.clear());
        all.write(piece.array(), 0, piece.position());
      }
      return all.toByteArray();
    }
  }

  int status() {
    return response.status();
  }

  /** The only field of this name, or "(none)". */
  String field(String name) {
    var values = response.headers().all(name);
    assertThat(values).hasSizeLessThan(2);
    return values.isEmpty() ? "(none)" : values.getFirst();
  }

  byte[] body() {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
