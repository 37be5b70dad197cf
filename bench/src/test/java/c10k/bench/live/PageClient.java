package c10k.bench.live;

import c10k.server.Server;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What a page does with its WebSocket, without a browser. For one test thread. */
final class PageClient implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LinkedBlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
  private final WebSocket socket;

  private PageClient(URI address, String origin) {
    var builder = HttpClient.newHttpClient().newWebSocketBuilder();
    if (!origin.isEmpty()) {
      builder.header("Origin", origin);
    }
    socket = within(builder.buildAsync(address, new Reader()));
  }

  static PageClient open(Server server) {
    return open(server, "");
  }

  static PageClient open(Server server, String origin) {
    return new PageClient(URI.create("ws://127.0.0.1:" + server.address().getPort() + LiveSite.SOCKET_PATH), origin);
  }

  private static <T> T within(CompletableFuture<T> future) {
    return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  void send(String message) {
    within(socket.sendText(message, true));
  }

  void sendBinary(byte... message) {
    within(socket.sendBinary(ByteBuffer.wrap(message), true));
  }

  void say(String name, String text) {
    send(JSON.createObjectNode().put("type", "chat").put("name", name).put("text", text).toString());
  }

  /** The next message of one of these types; others before it are passed over. */
  JsonNode next(String... types) throws InterruptedException {
    return next(message -> List.of(types).contains(message.path("type").asText()), String.join(" or ", types));
  }

  /** The next figures of which this is true. */
  JsonNode figures(Predicate<JsonNode> wanted) throws InterruptedException {
    return next(message -> message.path("type").asText().equals("figures") && wanted.test(message), "such figures");
  }

  private JsonNode next(Predicate<JsonNode> wanted, String what) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      var message = messages.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (message == null) {
        throw new AssertionError("waited in vain for " + what);
      }
      if (wanted.test(message)) {
        return message;
      }
    }
  }

  /** How many chat messages have come that were not asked for yet. */
  long chatsSoFar() {
    return messages.stream().filter(message -> message.path("type").asText().equals("chat")).count();
  }

  int closeCode() {
    return within(closeCode);
  }

  @Override
  public void close() {
    socket.abort();
  }

  private final class Reader implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          messages.add(JSON.readTree(text.toString()));
        } catch (IOException e) {
          throw new AssertionError("The server has sent no JSON: " + text, e);
        }
        text.setLength(0);
      }
      webSocket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
      closeCode.complete(statusCode);
      return null;
    }
  }
}
