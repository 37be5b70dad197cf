package c10k.bench.live;

import c10k.http.Body;
import c10k.http.Headers;
import c10k.http.Response;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** The page as one document that needs nothing else: its parts are put together once. */
final class LivePage {
  private static final List<String> SCRIPTS = List.of("numbers.js", "chart.js", "connection.js", "chat.js", "hints.js", "page.js");

  private LivePage() {}

  /** The response with the page; all requests share it. */
  static Response response() {
    var script = "\n\"use strict\";\n" + SCRIPTS.stream().map(LivePage::part).collect(Collectors.joining("\n"));
    var html = part("page.html").replace("{{style}}", part("page.css")).replace("\n{{script}}\n", script);
    var content = ByteBuffer.wrap(html.getBytes(StandardCharsets.UTF_8));
    var headers = Headers.of(
        "Content-Type", "text/html; charset=utf-8",
        "Cache-Control", "no-cache",
        "X-Content-Type-Options", "nosniff",
        "Referrer-Policy", "no-referrer",
        "Content-Security-Policy", policy(script));
    return new Response(200, headers, new Body.Bytes(content));
  }

  /** Nothing from elsewhere, and no script but ours, whatever somebody gets into the page. */
  private static String policy(String script) {
    return "default-src 'none'; connect-src 'self'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-" + sha256(script)
        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  private static String part(String name) {
    try (var stream = LivePage.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new FileNotFoundException("This build lacks " + name + ".");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
