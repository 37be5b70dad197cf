package c10k.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import c10k.server.CloseReason;
import c10k.server.Peer;
import java.util.ArrayList;
import java.util.List;

/** Bytes are sent to a server that says yes to everything; tells, in the words of the tables of cases, what became of them. */
final class Exchange implements Handler {
  private static final Response YES = Response.text(200, "yes");

  private final List<String> seen = new ArrayList<>();
  private final Talk talk;
  private final StringBuilder said = new StringBuilder();

  Exchange() {
    this(Talk.CONFIG);
  }

  Exchange(HttpConfig config) {
    talk = new Talk(this, config);
  }

  @Override
  public Answer handle(Request request, Peer peer) {
    var version = request.version() == HttpVersion.HTTP_1_1 ? "1.1" : "1.0";
    seen.add("request " + request.method() + " " + Bytes.escaped(request.target()) + " " + version);
    request.headers().fields().forEach(field -> seen.add("field " + field.name() + ": " + Bytes.escaped(field.value())));
    if (request.body().hasRemaining()) {
      seen.add("body " + Bytes.escaped(ISO_8859_1.decode(request.body().duplicate()).toString()));
    }
    return YES;
  }

  Exchange send(String bytes) {
    talk.send(bytes);
    return this;
  }

  Exchange sendByteByByte(String bytes) {
    for (byte b : bytes.getBytes(ISO_8859_1)) {
      talk.send(b);
    }
    return this;
  }

  Exchange endInput() {
    talk.endInput();
    return this;
  }

  Talk talk() {
    return talk;
  }

  /** What the handler saw, and then how it went on. */
  List<String> outcome() {
    var outcome = new ArrayList<>(seen);
    said.append(talk.heard());
    outcome.add("then " + talk.out().closed().map(this::end).orElse("open"));
    return outcome;
  }

  private String end(CloseReason reason) {
    if (reason != CloseReason.PROTOCOL_ERROR) {
      return "closed";
    }
    var refusal = said.substring(Math.max(said.lastIndexOf("HTTP/1.1 4"), said.lastIndexOf("HTTP/1.1 5")));
    var status = refusal.substring("HTTP/1.1 ".length(), "HTTP/1.1 400".length());
    return status + " " + refusal.substring(refusal.indexOf("\r\n\r\n") + 4).strip();
  }

  /** All that was said, too. */
  String said() {
    said.append(talk.heard());
    return said.toString();
  }
}
