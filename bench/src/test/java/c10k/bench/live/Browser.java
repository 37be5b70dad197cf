package c10k.bench.live;

import c10k.testkit.Await;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A headless Chromium with a profile of its own, driven by its DevTools protocol over a WebSocket.
 *
 * <p>Threads: for one test thread; what the browser says arrives in threads of the HTTP client.
 */
final class Browser implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);
  static final ObjectMapper JSON = new ObjectMapper();

  private static final Await AWAIT = new Await(PATIENCE);
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));
  private static final List<String> FLAGS = List.of(
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--remote-debugging-port=0");

  private final Process process;
  private final Path profile;
  private final WebSocket socket;
  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final Map<String, Consumer<JsonNode>> listeners = new ConcurrentHashMap<>();

  private Browser(Process process, Path profile, String address) {
    this.process = process;
    this.profile = profile;
    this.socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(URI.create(address), new Reader())
        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** The program, where there is one. */
  static Optional<Path> program() {
    return PLACES.stream().filter(Files::isExecutable).findFirst();
  }

  static Browser start(Path program) throws IOException {
    var profile = Files.createTempDirectory("live-page");
    var command = Stream.concat(Stream.of(program.toString(), "--user-data-dir=" + profile), FLAGS.stream()).toList();
    var process = new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var port = profile.resolve("DevToolsActivePort");
    AWAIT.until("the browser listens", () -> lines(port).size() == 2);
    return new Browser(process, profile, "ws://127.0.0.1:" + lines(port).get(0) + lines(port).get(1));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** A tab that shares nothing with the others. */
  Tab open() {
    var context = command("", "Target.createBrowserContext", object()).path("browserContextId").asText();
    var target = command("", "Target.createTarget", object().put("url", "about:blank").put("browserContextId", context)).path("targetId").asText();
    var session = command("", "Target.attachToTarget", object().put("targetId", target).put("flatten", true)).path("sessionId").asText();
    var tab = new Tab(this, session, context);
    listeners.put(session, tab::heard);
    return tab;
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** Sends a command, and waits for its result. */
  JsonNode command(String session, String method, ObjectNode parameters) {
    int id = lastId.incrementAndGet();
    var message = object().put("id", id).put("method", method);
    message.set("params", parameters);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    var answer = new CompletableFuture<JsonNode>();
    answers.put(id, answer);
    socket.sendText(message.toString(), true).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    var result = answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    if (result.has("error")) {
      throw new AssertionError(method + " failed: " + result.get("error"));
    }
    return result.path("result");
  }

  private void take(JsonNode message) {
    if (message.has("id")) {
      var answer = answers.remove(message.get("id").intValue());
      if (answer != null) {
        answer.complete(message);
      }
    } else {
      var listener = listeners.get(message.path("sessionId").asText());
      if (listener != null) {
        listener.accept(message);
      }
    }
  }

  /** Ends the process and its children, which are nobody else's. */
  @Override
  public void close() throws IOException {
    var family = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    socket.abort();
    family.forEach(ProcessHandle::destroyForcibly);
    AWAIT.until("the browser has ended", () -> family.stream().noneMatch(ProcessHandle::isAlive));
    try (var files = Files.walk(profile)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Puts messages together from their parts. */
  private final class Reader implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          take(JSON.readTree(text.toString()));
        } catch (IOException e) {
          throw new AssertionError("The browser has sent no JSON: " + text, e);
        } finally {
          text.setLength(0);
        }
      }
      webSocket.request(1);
      return null;
    }
  }
}
