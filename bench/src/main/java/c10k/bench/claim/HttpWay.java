package c10k.bench.claim;

import java.net.http.HttpClient.Version;
import java.util.Arrays;
import java.util.List;

/** How a client gets many resources from one server. */
public enum HttpWay {
  CONNECTION_EACH("connection-each", "a new connection for each request, as with HTTP/1.0; six at a time", Version.HTTP_1_1, 6),
  KEEP_ALIVE("keep-alive", "six connections that are kept, as browsers do with HTTP/1.1", Version.HTTP_1_1, 6),
  MULTIPLEXED("http-2", "one connection for all requests at the same time, HTTP/2", Version.HTTP_2, 100);

  private final String label;
  private final String description;
  private final Version version;
  private final int together;

  HttpWay(String label, String description, Version version, int together) {
    this.label = label;
    this.description = description;
    this.version = version;
    this.together = together;
  }

  /**
   * By its label.
   *
   * @throws IllegalArgumentException if there is none, naming those that exist
   */
  public static HttpWay labelled(String label) {
    return Arrays.stream(values()).filter(one -> one.label.equals(label)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no way of HTTP named '" + label + "'; choose from " + String.join(", ", labels()) + "."));
  }

  /** Of all. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(HttpWay::label).toList();
  }

  Version version() {
    return version;
  }

  /** Requests that are under way at the same time. */
  int together() {
    return together;
  }

  /** Whether the client asks for the connection to end with the answer. */
  boolean closes() {
    return this == CONNECTION_EACH;
  }

  /** In tables. */
  public String label() {
    return label;
  }

  /** In one phrase. */
  public String description() {
    return description;
  }
}
