package c10k.bench.report;

import c10k.bench.process.Service;

/** The kinds of trial. */
public enum ScenarioKind {
  /** A closed loop: capacity, and cost per message. */
  ECHO("echo", Service.ECHO, "message", "echo"),
  /** An open loop: percentiles at one rate. */
  LATENCY("latency", Service.ECHO, "message", "latency"),
  /** Idle connections: bytes for each. */
  MEMORY("memory", Service.ECHO, "message", "memory"),
  /** A closed loop of requests, one at a time on each connection. */
  HTTP_KEEPALIVE("http-keepalive", Service.HTTP, "request", "HTTP with connections kept"),
  /** A closed loop of requests, many at a time on each connection. */
  HTTP_PIPELINED("http-pipelined", Service.HTTP, "request", "HTTP with 16 requests at a time"),
  /** A closed loop of requests, each on a connection of its own. */
  HTTP_CLOSE("http-close", Service.HTTP, "request", "HTTP with a connection per request"),
  /** A closed loop of messages that one client sends to all others. */
  WEBSOCKET("websocket", Service.WEBSOCKET, "message", "WebSocket broadcasts");

  private final String text;
  private final Service service;
  private final String oneUnit;
  private final String title;

  ScenarioKind(String text, Service service, String oneUnit, String title) {
    this.text = text;
    this.service = service;
    this.oneUnit = oneUnit;
    this.title = title;
  }

  /** As on the command line and in tables. */
  public String text() {
    return text;
  }

  /** What the servers offer. */
  public Service service() {
    return service;
  }

  /** What is counted. */
  public String oneUnit() {
    return oneUnit;
  }

  /** The same in the plural. */
  public String unit() {
    return oneUnit + "s";
  }

  /** What is done, in a phrase. */
  public String title() {
    return title;
  }

  /** Whether it is a closed loop, which shows capacity and cost. */
  public boolean isCapacity() {
    return this == ECHO || service != Service.ECHO;
  }
}
