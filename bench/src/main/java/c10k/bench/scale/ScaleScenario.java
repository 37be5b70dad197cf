package c10k.bench.scale;

import java.time.Duration;

/** What can be run by name. */
public enum ScaleScenario {
  /** On each model in turn, in one process. */
  WEBSOCKET_10K("websocket-10k", 10_000, 16_000, Duration.ofSeconds(2)),
  /** On a cluster of event loops, with as many processes of clients. */
  WEBSOCKET_100K("websocket-100k", 100_000, 250_000, Duration.ofSeconds(10));

  private final String text;
  private final int connections;
  private final int mostConnections;
  private final Duration hold;

  ScaleScenario(String text, int connections, int mostConnections, Duration hold) {
    this.text = text;
    this.connections = connections;
    this.mostConnections = mostConnections;
    this.hold = hold;
  }

  /** The name on the command line. */
  public String text() {
    return text;
  }

  /** How many, unless told otherwise. */
  public int connections() {
    return connections;
  }

  /** More make no sense, or do not fit on one machine. */
  public int mostConnections() {
    return mostConnections;
  }

  /** How long all of them are held, unless told otherwise. */
  public Duration hold() {
    return hold;
  }
}
