package c10k.bench.peer;

import c10k.bench.http.Greeting;
import c10k.bench.process.RunningServer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's own {@code com.sun.net.httpserver}: one thread selects, and each request is handled in a virtual thread of its own. */
public final class JdkHttp implements RunningServer {

  /** Its name as a contestant. */
  public static final String LABEL = "jdk-httpserver";

  /** How it works, in one phrase. */
  public static final String DESCRIPTION = "the JDK's com.sun.net.httpserver, a virtual thread per request";

  private static final int BACKLOG = 4_096;
  private static final byte[] BODY = Greeting.bytes();

  private final HttpServer server;
  private final ExecutorService threads;

  private JdkHttp(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /** Starts it on a free port of the loopback address. */
  public static JdkHttp start() throws IOException {
    // Or it would send head and body in turn, each waiting for the peer's acknowledgement, and close idle connections beyond 200.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "20000");
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.createContext("/", JdkHttp::handle);
    server.start();
    return new JdkHttp(server, threads);
  }

  private static void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", Greeting.CONTENT_TYPE);
      exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, BODY.length);
      exchange.getResponseBody().write(BODY);
    }
  }

  @Override
  public InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
