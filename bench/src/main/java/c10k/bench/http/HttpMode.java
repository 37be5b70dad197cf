package c10k.bench.http;

import java.util.Arrays;
import java.util.List;

/** How requests use connections. */
public enum HttpMode {
  /** One connection for all requests of a client, one request at a time: a browser with one page open. */
  KEEPALIVE("keepalive", 1, true),
  /** The same with sixteen requests sent at once and all their responses awaited: shows the cost of HTTP without that of system calls. */
  PIPELINED("pipelined", 16, true),
  /** A connection for each request: shows what connecting costs. */
  CLOSE("close", 1, false);

  private final String label;
  private final int depth;
  private final boolean keepsConnections;

  HttpMode(String label, int depth, boolean keepsConnections) {
    this.label = label;
    this.depth = depth;
    this.keepsConnections = keepsConnections;
  }

  /** Its name in parameters. */
  public String label() {
    return label;
  }

  /** How many requests are sent at once. */
  public int depth() {
    return depth;
  }

  /** Whether a connection serves more than one request. */
  public boolean keepsConnections() {
    return keepsConnections;
  }

  /** All names. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(HttpMode::label).toList();
  }

  /**
   * The mode of this name.
   *
   * @throws IllegalArgumentException naming those that exist
   */
  public static HttpMode labelled(String label) {
    return Arrays.stream(values())
        .filter(mode -> mode.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no mode '" + label + "'; choose from " + String.join(", ", labels()) + "."));
  }
}
