package c10k.bench.claim;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A first visit: the page, and then everything that it is made of, by a new client, who has no connections yet.
 *
 * @param nanos from the first request to the end of the last answer
 * @param connections that the server saw
 */
public record PageVisit(long nanos, int connections) {
  /** Small resources of a page. */
  public static final int RESOURCES = 100;

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String CONNECTION = "Connection";

  static {
    // The client of the JDK sends this header only if allowed to, which it reads once.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "connection");
  }

  /** What comes over the connections. */
  public double requestsPerConnection() {
    return (double) (1 + RESOURCES) / connections;
  }

  /**
   * Visits.
   *
   * @param address the server's, or of a relay to it
   * @throws IOException if an answer is wrong, or comes over another version of HTTP than asked for
   */
  public static PageVisit to(PageServer server, InetSocketAddress address, HttpWay way) throws IOException, InterruptedException {
    var _ = server.connectionsSeen();
    try (var client = HttpClient.newBuilder().version(way.version()).build()) {
      var visitor = new Visitor(client, "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/", way);
      long start = System.nanoTime();
      visitor.get("");
      visitor.getResources();
      return new PageVisit(System.nanoTime() - start, server.connectionsSeen());
    }
  }

  private record Visitor(HttpClient client, String root, HttpWay way) {

    /** As many at the same time as the way allows. */
    void getResources() throws IOException, InterruptedException {
      var next = new AtomicInteger();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var getting = new ArrayList<Future<Boolean>>();
        for (int i = 0; i < way.together(); i++) {
          getting.add(threads.submit(inTurn(next)));
        }
        await(getting);
      }
    }

    private Callable<Boolean> inTurn(AtomicInteger next) {
      return () -> {
        for (int number = next.getAndIncrement(); number < RESOURCES; number = next.getAndIncrement()) {
          get("resource/" + number);
        }
        return true;
      };
    }

    private static void await(List<Future<Boolean>> getting) throws IOException, InterruptedException {
      for (var one : getting) {
        try {
          var _ = one.get();
        } catch (ExecutionException e) {
          throw new IOException("a resource could not be got: " + e.getCause(), e);
        }
      }
    }

    void get(String path) throws IOException, InterruptedException {
      var request = HttpRequest.newBuilder(URI.create(root + path)).timeout(PATIENCE);
      if (way.closes()) {
        request.header(CONNECTION, "close");
      }
      var response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 200 || response.body().length != PageServer.BODY_BYTES) {
        throw new IOException("a wrong answer to /" + path + ": status " + response.statusCode() + ", " + response.body().length + " bytes");
      }
      if (response.version() != way.version()) {
        throw new IOException("an answer over " + response.version() + " instead of " + way.version());
      }
    }
  }
}
