package c10k.websocket;

import c10k.http.Answer;
import c10k.http.Headers;
import c10k.http.HttpVersion;
import c10k.http.Request;
import c10k.http.Response;
import c10k.websocket.ExtensionHeader.MalformedExtensions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The handshake that turns an HTTP connection into a WebSocket (RFC 6455, section 4.2). */
public final class WebSocketUpgrade {
  private static final String VERSION = "13";
  private static final int KEY_BYTES = 16;
  private static final int KEY_CHARACTERS = 24;

  /** Proves that the server speaks WebSocket: nobody else would put just this behind the key (RFC 6455, section 1.3). */
  private static final String BEHIND_KEY = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private WebSocketUpgrade() {}

  /**
   * Answers a request with a WebSocket, or says what is wrong with it. Subprotocols are not known here, so that those
   * offered are passed over.
   *
   * @param application called if the handshake succeeds, once
   */
  public static Answer answer(Request request, WebSocketConfig config, Supplier<Application> application) {
    var headers = request.headers();
    if (!request.method().equals("GET")) {
      return Response.text(405, "A WebSocket is asked for by GET.\n").with("Allow", "GET");
    }
    if (request.version() != HttpVersion.HTTP_1_1 || !headers.hasToken("Upgrade", "websocket") || !headers.hasToken("Connection", "Upgrade")) {
      return refuse("Only WebSockets are served here: ask by HTTP/1.1 with 'Connection: Upgrade' and 'Upgrade: websocket'.\n");
    }
    if (!headers.all("Sec-WebSocket-Version").equals(List.of(VERSION))) {
      return refuse("Only version " + VERSION + " of WebSocket is spoken here.\n");
    }
    var keys = headers.all("Sec-WebSocket-Key");
    if (keys.size() != 1 || !isKey(keys.getFirst())) {
      return Response.text(400, "The request needs one Sec-WebSocket-Key of 16 bytes in Base64.\n");
    }
    if (!allows(config, headers)) {
      return Response.text(403, "Pages of this origin may not connect.\n");
    }
    try {
      var offers = ExtensionHeader.read(headers.all("Sec-WebSocket-Extensions"));
      var agreement = config.compression().flatMap(compression -> DeflateAgreement.on(offers, compression));
      var session = new WebSocketSession(config, agreement, application.get());
      return new Answer.Upgrade(answerTo(keys.getFirst(), agreement), session);
    } catch (MalformedExtensions e) {
      return Response.text(400, "Sec-WebSocket-Extensions is not in the form of RFC 6455, section 9.1.\n");
    }
  }

  private static Headers answerTo(String key, Optional<DeflateAgreement> agreement) {
    var headers = Headers.of("Upgrade", "websocket", "Sec-WebSocket-Accept", acceptValue(key));
    return agreement.map(agreed -> headers.with("Sec-WebSocket-Extensions", agreed.response())).orElse(headers);
  }

  private static Response refuse(String text) {
    return Response.text(426, text).with("Upgrade", "websocket").with("Sec-WebSocket-Version", VERSION);
  }

  private static boolean isKey(String key) {
    try {
      return key.length() == KEY_CHARACTERS && Base64.getDecoder().decode(key).length == KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean allows(WebSocketConfig config, Headers headers) {
    return config.allowedOrigins().isEmpty() || config.allowedOrigins().containsAll(headers.all("Origin"));
  }

  static String acceptValue(String key) {
    try {
      var digest = MessageDigest.getInstance("SHA-1").digest((key + BEHIND_KEY).getBytes(StandardCharsets.ISO_8859_1));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-1.", e);
    }
  }
}
